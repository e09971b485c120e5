import { formatShape, shapesFit } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';
import { datasetWith, imageDataset, tensorOf } from '../exampleTypes.ts';
import type { TensorType } from '../portType.ts';
import { checkActivation } from './checkPrediction.ts';
import { checkYesNoPrediction, checkYesNoTarget } from './classLoss.ts';
import type { TargetKind } from './targetKind.ts';

/** An overlap needs something that is there or not: a picture of zeros and ones, or yes and no. */
export function checkMaskTarget(target: TargetKind): NodeProblem | null {
  return target.type === 'numbers' ? null : checkYesNoTarget(target);
}

/** One probability for each place of the target. */
export function checkMaskPrediction(prediction: TensorType, target: TargetKind): readonly (NodeProblem | null)[] {
  if (target.type !== 'numbers') return checkYesNoPrediction(prediction, target, 'sigmoid');
  const activation = prediction.activation === 'softmax' ? null : checkActivation(prediction, 'sigmoid');
  if (shapesFit(prediction.shape, target.shape)) return [activation];
  const shapes: NodeProblem = {
    code: 'loss.shapeDiffers',
    severity: 'error',
    port: 'prediction',
    values: { needs: formatShape(target.shape), got: formatShape(prediction.shape), field: target.field.name },
  };
  return [shapes, activation];
}

const dataset = datasetWith(imageDataset, {
  fields: [{ name: 'mask', dtype: 'float32', shape: [28, 28, 1], role: 'target', range: [0, 1] }],
});

/** The same for every loss of overlap. */
export const overlapExamples = [
  {
    title: 'compares a picture of probabilities with a mask',
    inputs: { prediction: [tensorOf([28, 28, 1], { activation: 'sigmoid', dataset })] },
    output: { carries: 'objective', target: 'mask', task: 'classification' },
  },
  {
    title: 'refuses another size',
    inputs: { prediction: [tensorOf([14, 14, 1], { activation: 'sigmoid', dataset })] },
    output: 'rejected',
  },
] as const;
