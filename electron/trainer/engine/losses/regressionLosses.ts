import type { Tensor } from '../graph/graph.ts';
import { add, divide, maximum, minimum, multiply, squaredDifference, subtract } from '../ops/arithmetic.ts';
import { absolute, log, log1p, negative, rsqrt, softplus, square } from '../ops/elementwise.ts';
import { sum } from '../ops/reduction.ts';
import type { EngineLoss } from './engineLoss.ts';

// Keras' fuzz factor, which keeps logarithms and divisions away from zero.
export const EPSILON = 1e-7;

/** A loss that is a mean of numbers, one for each pair of prediction and target. */
function meanOf(perElement: (prediction: Tensor, target: Tensor) => Tensor): EngineLoss {
  return { target: 'float32', values: perElement };
}

export const regressionLosses: Readonly<Record<string, EngineLoss>> = {
  meanSquaredError: meanOf(squaredDifference),
  meanAbsoluteError: meanOf((prediction, target) => absolute(subtract(prediction, target))),
  meanAbsolutePercentageError: meanOf((prediction, target) =>
    multiply(absolute(divide(subtract(target, prediction), maximum(absolute(target), EPSILON))), 100),
  ),
  meanSquaredLogarithmicError: meanOf((prediction, target) =>
    squaredDifference(log1p(maximum(prediction, EPSILON)), log1p(maximum(target, EPSILON))),
  ),
  /** Squared up to `delta`, linear beyond. */
  huber: {
    target: 'float32',
    values(prediction, target, config) {
      const delta = config.has('delta') ? config.number('delta') : 1;
      const error = absolute(subtract(target, prediction));
      const small = minimum(error, delta);
      return add(multiply(square(small), 0.5), multiply(subtract(error, small), delta));
    },
  },
  logCosh: meanOf((prediction, target) => {
    const error = subtract(prediction, target);
    return subtract(add(error, softplus(multiply(error, -2))), Math.LN2);
  }),
  poisson: meanOf((prediction, target) => subtract(prediction, multiply(target, log(add(prediction, EPSILON))))),
  cosineSimilarity: {
    target: 'float32',
    values: (prediction, target) => negative(sum(multiply(unit(prediction), unit(target)), { axes: [-1] })),
  },
};

/** Vectors along the last axis, scaled to length 1. */
export function unit(x: Tensor): Tensor {
  return multiply(x, rsqrt(maximum(sum(square(x), { axes: [-1], keepDims: true }), EPSILON)));
}
