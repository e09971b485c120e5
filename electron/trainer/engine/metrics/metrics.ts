import type { Tensor } from '../graph/graph.ts';
import type { ConfigReader } from '../layers/configReader.ts';
import { meanPerRow } from '../losses/engineLoss.ts';
import { EPSILON, unit } from '../losses/regressionLosses.ts';
import { divide, maximum, multiply, squaredDifference, subtract } from '../ops/arithmetic.ts';
import { equal, greater, less } from '../ops/comparison.ts';
import { absolute, cast } from '../ops/elementwise.ts';
import { argMax, sum } from '../ops/reduction.ts';
import { oneHot } from '../ops/slicing.ts';
import { valuesLike } from './valuesLike.ts';

/** What each row adds to a metric. Output shape rows. The target is as its loss takes it: class numbers or values. */
export type EngineMetric = (prediction: Tensor, target: Tensor, config: ConfigReader) => Tensor;

/** Keras' metrics by the names that plans use. */
export const metrics: Readonly<Record<string, EngineMetric>> = {
  accuracy,
  meanAbsoluteError: (prediction, target) => meanPerRow(absolute(subtract(prediction, valuesLike(prediction, target)))),
  meanSquaredError: (prediction, target) => meanPerRow(squaredDifference(prediction, valuesLike(prediction, target))),
  meanAbsolutePercentageError: (prediction, target) => {
    const truth = valuesLike(prediction, target);
    return meanPerRow(multiply(absolute(divide(subtract(truth, prediction), maximum(absolute(truth), EPSILON))), 100));
  },
  cosineSimilarity: (prediction, target) =>
    meanPerRow(sum(multiply(unit(prediction), unit(valuesLike(prediction, target))), { axes: [-1] })),
  topKAccuracy,
};

/** 1 where fewer than k classes have a greater output than the right one. */
function topKAccuracy(prediction: Tensor, target: Tensor, config: ConfigReader): Tensor {
  const width = prediction.shape.at(-1);
  const classes = typeof width === 'number' ? width : 1;
  const isOneHot = target.shape.length === prediction.shape.length;
  const truth = isOneHot ? target : oneHot(cast(target, 'int32'), classes);
  const right = sum(multiply(truth, prediction), { axes: [-1], keepDims: true });
  const above = sum(cast(greater(prediction, right), 'float32'), { axes: [-1] });
  return meanPerRow(cast(less(above, config.number('k')), 'float32'));
}

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
