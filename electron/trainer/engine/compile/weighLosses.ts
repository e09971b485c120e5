import type { ObjectiveStep } from '../../../../shared/pipeline/plan.ts';
import type { Tensor } from '../graph/graph.ts';
import { meanPerRow } from '../losses/engineLoss.ts';
import { add, divideNoNan, multiply } from '../ops/arithmetic.ts';
import { cast } from '../ops/elementwise.ts';
import { argMax, mean, sum } from '../ops/reduction.ts';
import { reshape } from '../ops/shaping.ts';
import { gather } from '../ops/slicing.ts';

/** What makes some places or rows count more than others; null where all count alike. */
export interface LossWeights {
  /** batch×time, true where a time counts. */
  readonly mask: Tensor | null;
  /** One number a row, fed from a field. */
  readonly rows: Tensor | null;
  /** One number a class. */
  readonly classes: readonly number[] | null;
}

/**
 * The loss of each row out of the loss of each place. Their mean over the rows is Keras' loss: over the places that the mask
 * leaves, and with weights the weighted sum over the number of rows (not over the sum of the weights). Output shape rows.
 */
export function weighLosses(
  values: Tensor,
  prediction: Tensor,
  target: Tensor,
  { mask, rows, classes }: LossWeights,
): Tensor {
  const ofClass = classes ? weightOfClass(prediction, target, classes) : null;
  // A class has its weight where it stands: in a sequence, at each time.
  const weighted = ofClass ? multiply(toPlaces(values, ofClass.shape.length), ofClass) : values;
  const perRow = mask && weighted.shape.length > 1 ? meanOfUnmasked(weighted, mask) : meanPerRow(weighted);
  return rows ? multiply(perRow, rows) : perRow;
}

/** The class weights by hand or by count, once the loop has made numbers of them. */
export function readClassWeights({ config }: ObjectiveStep): readonly number[] | null {
  const given = config.classWeights;
  return Array.isArray(given) && given.every((weight) => typeof weight === 'number') ? given : null;
}

/** The mean over the places that count in the batch, shared out so that the mean over the rows is just that. */
function meanOfUnmasked(values: Tensor, mask: Tensor): Tensor {
  const places = toPlaces(values, 2);
  const counts = cast(mask, 'float32');
  const perRow = sum(multiply(places, counts), { axes: [1] });
  return divideNoNan(perRow, mean(sum(counts, { axes: [1] })));
}

/** The mean over the axes beyond `rank`. */
function toPlaces(values: Tensor, rank: number): Tensor {
  const beyond = values.shape.map((_, axis) => axis).slice(rank);
  return beyond.length === 0 ? values : mean(values, { axes: beyond });
}

/** Rows (and times, where there are some). */
function weightOfClass(prediction: Tensor, target: Tensor, classes: readonly number[]): Tensor {
  const table = prediction.graph.constant(classes, 'float32');
  if (target.shape.length < prediction.shape.length) return gather(table, cast(target, 'int32'));
  if (prediction.shape.at(-1) !== 1) return gather(table, argMax(target, -1));
  // One probability: the target is 0 or 1, and may lie between them.
  const [no = 1, yes = 1] = classes;
  const size = prediction.shape.slice(1, -1).map((axis) => (typeof axis === 'number' ? axis : -1));
  return reshape(add(multiply(target, yes - no), no), [-1, ...size]);
}
