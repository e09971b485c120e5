import { formatShape, shapesFit } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';
import type { TensorType } from '../portType.ts';
import { checkActivation, checkRank, checkUnits } from './checkPrediction.ts';
import { wrongTarget } from './lossNode.ts';
import type { TargetKind } from './targetKind.ts';

/** Regression needs numbers as target; classes get the cross-entropy that suits them. */
export function checkNumberTarget(target: TargetKind): NodeProblem | null {
  const name = target.field.name;
  switch (target.type) {
    case 'numbers':
      return null;
    case 'text':
      return wrongTarget('loss.targetIsText', name);
    case 'oneHot':
      return wrongTarget('loss.targetIsClass', name, 'categoricalCrossentropy');
    case 'classes': {
      const kinds = ['sparseCategoricalCrossentropy', ...(target.count === 2 ? ['binaryCrossentropy'] : [])];
      return wrongTarget('loss.targetIsClass', name, ...kinds);
    }
  }
}

/** One number per row, or the shape of the target; a bounded activation is worth a warning: it can never reach beyond. */
export function checkNumberPrediction(prediction: TensorType, target: TargetKind): readonly (NodeProblem | null)[] {
  const bounded = ['sigmoid', 'tanh', 'softmax', 'softsign', 'relu', 'relu6'].includes(
    prediction.activation ?? 'linear',
  )
    ? checkActivation(prediction, 'linear', 'warning')
    : null;
  if (target.type === 'numbers' && target.shape.length > 1) {
    if (shapesFit(prediction.shape, target.shape)) return [bounded];
    const shapes: NodeProblem = {
      code: 'loss.shapeDiffers',
      severity: 'error',
      port: 'prediction',
      values: { needs: formatShape(target.shape), got: formatShape(prediction.shape), field: target.field.name },
    };
    return [shapes, bounded];
  }
  const rank = checkRank(prediction);
  if (rank) return [rank];
  const count = target.type === 'numbers' ? target.count : null;
  return [checkUnits(prediction, count, 'loss.unitsForNumbers', target), bounded];
}
