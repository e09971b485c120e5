import { THRESHOLDS } from '../../loop/countedMetrics.ts';
import type { Tensor } from '../graph/graph.ts';
import { meanPerRow } from '../losses/engineLoss.ts';
import { maximum, minimum, multiply, squaredDifference, subtract } from '../ops/arithmetic.ts';
import { greater } from '../ops/comparison.ts';
import { cast, floor, negative, square } from '../ops/elementwise.ts';
import { argMax, sum } from '../ops/reduction.ts';
import { reshape } from '../ops/shaping.ts';
import { concat, oneHot, unsortedSegmentSum } from '../ops/slicing.ts';
import { valuesLike } from './valuesLike.ts';

/** What a metric counts over the rows of a batch: one vector. What it means stands in loop/countedMetrics. */
export type CountedMetric = (prediction: Tensor, target: Tensor) => Tensor;

export const countedMetrics: Readonly<Record<string, CountedMetric>> = {
  precision: countClasses,
  recall: countClasses,
  f1Score: countClasses,
  auc: countBuckets,
  rootMeanSquaredError: (prediction, target) =>
    reshape(sum(meanPerRow(squaredDifference(prediction, valuesLike(prediction, target)))), [1]),
  r2Score: (prediction, target) => {
    const [p, y] = [asRows(prediction), asRows(valuesLike(prediction, target))];
    return concat([sumRows(y), sumRows(square(y)), sumRows(squaredDifference(p, y))], 0);
  },
};

/** Right, predicted and actual of each class; of the second one alone where the prediction is one probability. */
function countClasses(prediction: Tensor, target: Tensor): Tensor {
  const [guess, truth] = [classesOf(prediction), truthLike(prediction, target)];
  return concat([sumRows(multiply(guess, truth)), sumRows(guess), sumRows(truth)], 0);
}

/** The predicted class as a 1 among zeros. */
function classesOf(prediction: Tensor): Tensor {
  const rows = asRows(prediction);
  const width = widthOf(prediction);
  return width === 1 ? cast(greater(rows, 0.5), 'float32') : oneHot(argMax(rows, -1), width);
}

/** The true class in the same form. */
function truthLike(prediction: Tensor, target: Tensor): Tensor {
  const width = widthOf(prediction);
  if (width === 1) return cast(greater(asRows(valuesLike(prediction, target)), 0.5), 'float32');
  if (target.shape.length === prediction.shape.length) return oneHot(argMax(asRows(target), -1), width);
  return oneHot(reshape(cast(target, 'int32'), [-1]), width);
}

/** Keras' buckets: (i/199, (i+1)/199] is bucket i. */
function countBuckets(prediction: Tensor, target: Tensor): Tensor {
  const truth = reshape(truthOfEach(prediction, target), [-1]);
  const p = reshape(minimum(maximum(prediction, 0), 1), [-1]);
  const ceiling = negative(floor(negative(multiply(p, THRESHOLDS - 1))));
  const bucket = cast(maximum(subtract(ceiling, 1), 0), 'int32');
  return concat(
    [unsortedSegmentSum(truth, bucket, THRESHOLDS), unsortedSegmentSum(subtract(1, truth), bucket, THRESHOLDS)],
    0,
  );
}

/** Whether each probability belongs to what is the case. */
function truthOfEach(prediction: Tensor, target: Tensor): Tensor {
  const width = widthOf(prediction);
  if (width > 1 && target.shape.length < prediction.shape.length) return truthLike(prediction, target);
  return cast(greater(valuesLike(prediction, target), 0.5), 'float32');
}

function widthOf(prediction: Tensor): number {
  const width = prediction.shape.at(-1);
  return typeof width === 'number' ? width : 1;
}

function asRows(x: Tensor): Tensor {
  return x.shape.length === 2 ? x : reshape(x, [-1, widthOf(x)]);
}

function sumRows(x: Tensor): Tensor {
  return sum(x, { axes: [0] });
}
