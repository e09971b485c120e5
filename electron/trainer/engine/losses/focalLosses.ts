import type { Tensor } from '../graph/graph.ts';
import type { ConfigReader } from '../layers/configReader.ts';
import { add, divide, multiply, power, subtract } from '../ops/arithmetic.ts';
import { log, negative, sigmoid } from '../ops/elementwise.ts';
import { sum } from '../ops/reduction.ts';
import { softmax } from '../ops/softmax.ts';
import type { EngineLoss } from './engineLoss.ts';
import { clip, readsLogits, smoothLabels } from './labels.ts';
import { EPSILON } from './regressionLosses.ts';

const numberOr = (config: ConfigReader, key: string, otherwise: number): number =>
  config.has(key) ? config.number(key) : otherwise;

/** Losses that look away from what is right already: focal cross-entropies, and the overlaps of segmentation. */
export const focalLosses: Readonly<Record<string, EngineLoss>> = {
  binaryFocalCrossentropy: {
    target: 'float32',
    values(prediction, target, config) {
      const labels = smoothLabels(target, config, 2);
      const p = clip(readsLogits(config) ? sigmoid(prediction) : prediction);
      const [yes, no] = [log(p), log(subtract(1, p))];
      const crossEntropy = negative(add(multiply(labels, yes), multiply(subtract(1, labels), no)));
      const right = add(multiply(labels, p), multiply(subtract(1, labels), subtract(1, p)));
      const focal = multiply(power(subtract(1, right), numberOr(config, 'gamma', 2)), crossEntropy);
      // Keras' `apply_class_balancing`: only where an alpha is asked for.
      if (!config.has('alpha')) return focal;
      const alpha = config.number('alpha');
      return multiply(add(multiply(labels, alpha), multiply(subtract(1, labels), 1 - alpha)), focal);
    },
  },
  categoricalFocalCrossentropy: {
    target: 'float32',
    values(prediction, target, config) {
      const shares = readsLogits(config)
        ? softmax(prediction)
        : divide(prediction, sum(prediction, { axes: [-1], keepDims: true }));
      const p = clip(shares);
      const classes = Number(prediction.shape.at(-1));
      const labels = smoothLabels(target, config, classes);
      const focus = multiply(power(subtract(1, p), numberOr(config, 'gamma', 2)), numberOr(config, 'alpha', 0.25));
      return sum(multiply(focus, negative(multiply(labels, log(p)))), { axes: [-1] });
    },
  },
  dice: {
    target: 'float32',
    values(prediction, target) {
      const overlap = sumRow(multiply(prediction, target));
      const total = add(add(sumRow(prediction), sumRow(target)), EPSILON);
      return subtract(1, divide(multiply(overlap, 2), total));
    },
  },
  tversky: {
    target: 'float32',
    values(prediction, target, config) {
      const overlap = sumRow(multiply(prediction, target));
      const tooMuch = multiply(sumRow(multiply(prediction, subtract(1, target))), numberOr(config, 'alpha', 0.5));
      const missed = multiply(sumRow(multiply(subtract(1, prediction), target)), numberOr(config, 'beta', 0.5));
      return subtract(1, divide(overlap, add(add(overlap, add(tooMuch, missed)), EPSILON)));
    },
  },
};

/** Over all of a row: an overlap is one of the whole picture. */
function sumRow(x: Tensor): Tensor {
  return sum(x, { axes: x.shape.map((_, axis) => axis).slice(1) });
}
