import type { NodeProblem } from '../definition.ts';
import type { TensorType } from '../portType.ts';
import { checkActivation, checkRank, checkUnits } from './checkPrediction.ts';
import { wrongTarget } from './lossNode.ts';
import type { TargetKind } from './targetKind.ts';

/** Numbers and texts are no classes, whatever the loss; null for a target that may be. */
export function refuseNumbersAndTexts(target: TargetKind): NodeProblem | null {
  const name = target.field.name;
  if (target.type === 'numbers') {
    return wrongTarget('loss.targetIsNumber', name, 'meanSquaredError', 'meanAbsoluteError');
  }
  return target.type === 'text' ? wrongTarget('loss.targetIsText', name) : null;
}

/** For losses that compare with one number per class. */
export function checkOneHotTarget(target: TargetKind): NodeProblem | null {
  if (target.type === 'classes') {
    return wrongTarget('loss.targetIsClasses', target.field.name, 'sparseCategoricalCrossentropy');
  }
  return refuseNumbersAndTexts(target);
}

/** One probability per class of a one-hot target. */
export function checkOneHotPrediction(prediction: TensorType, target: TargetKind): readonly (NodeProblem | null)[] {
  const rank = checkRank(prediction);
  if (rank) return [rank];
  const count = target.type === 'oneHot' ? target.count : null;
  return [checkUnits(prediction, count, 'loss.unitsForClasses', target), checkActivation(prediction, 'softmax')];
}
