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

/** Yes or no: two classes, or several yes-or-no answers beside each other. */
export function checkYesNoTarget(target: TargetKind): NodeProblem | null {
  const name = target.field.name;
  if (target.type === 'classes' && target.count !== null && target.count !== 2) {
    return {
      ...wrongTarget('loss.targetHasManyClasses', name, 'sparseCategoricalCrossentropy'),
      values: { field: name, needs: 2, got: target.count },
    };
  }
  return refuseNumbersAndTexts(target);
}

/** One value for yes or no, or one for each answer, from this activation. */
export function checkYesNoPrediction(
  prediction: TensorType,
  target: TargetKind,
  activation: 'sigmoid' | 'tanh',
): readonly (NodeProblem | null)[] {
  const rank = checkRank(prediction);
  if (rank) return [rank];
  const count = target.type === 'oneHot' ? target.count : 1;
  const code = target.type === 'oneHot' ? 'loss.unitsForClasses' : 'loss.unitsForYesNo';
  // A margin may also be a plain number.
  const isMargin = activation === 'tanh' && (prediction.activation ?? 'linear') === 'linear';
  return [
    checkUnits(prediction, count, code, target),
    isMargin ? null : checkActivation(prediction, activation, activation === 'tanh' ? 'warning' : 'error'),
  ];
}
