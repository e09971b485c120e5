import type { Tensor } from '../graph/graph.ts';
import { meanPerRow } from '../losses/engineLoss.ts';
import { squaredDifference, subtract } from '../ops/arithmetic.ts';
import { equal, greater } from '../ops/comparison.ts';
import { absolute, cast } from '../ops/elementwise.ts';
import { argMax } from '../ops/reduction.ts';
import { reshape } from '../ops/shaping.ts';

/** What each row adds to a metric. Output shape rows. The target is as its loss takes it: class numbers or values. */
export type EngineMetric = (prediction: Tensor, target: Tensor) => Tensor;

/** Keras' metrics by the names that plans use. */
export const metrics: Readonly<Record<string, EngineMetric>> = {
  accuracy,
  meanAbsoluteError: (prediction, target) => meanPerRow(absolute(subtract(prediction, valuesLike(prediction, target)))),
  meanSquaredError: (prediction, target) => meanPerRow(squaredDifference(prediction, valuesLike(prediction, target))),
};

/**
 * 1 for a right row, 0 for a wrong one. As Keras does, what is compared follows from the shapes: one value against one
 * half, class numbers with the greatest output, one-hot rows with each other.
 */
function accuracy(prediction: Tensor, target: Tensor): Tensor {
  const width = prediction.shape.at(-1);
  if (width === 1) {
    const guess = cast(greater(prediction, 0.5), 'float32');
    return meanPerRow(cast(equal(guess, valuesLike(prediction, target)), 'float32'));
  }
  const guess = argMax(prediction, -1);
  if (target.shape.length === prediction.shape.length) {
    return meanPerRow(cast(equal(guess, argMax(target, -1)), 'float32'));
  }
  return meanPerRow(cast(equal(guess, cast(target, 'int32')), 'float32'));
}

/** The target in type and shape of the prediction: a class number beside a column of one value. */
function valuesLike(prediction: Tensor, target: Tensor): Tensor {
  const values = cast(target, prediction.dtype);
  if (values.shape.length === prediction.shape.length) return values;
  return reshape(values, [-1, ...prediction.shape.slice(1).map((size) => (typeof size === 'number' ? size : -1))]);
}
