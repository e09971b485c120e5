import type { Tensor } from '../graph/graph.ts';
import { add, divide, maximum, multiply, subtract } from '../ops/arithmetic.ts';
import { log, negative, softplus, square } from '../ops/elementwise.ts';
import { max, sum } from '../ops/reduction.ts';
import { reshape } from '../ops/shaping.ts';
import { oneHot } from '../ops/slicing.ts';
import { softmaxCrossEntropy, sparseSoftmaxCrossEntropy } from '../ops/softmax.ts';
import { type EngineLoss, logitsBehind } from './engineLoss.ts';
import { focalLosses } from './focalLosses.ts';
import { clip, readsLogits, smoothLabels } from './labels.ts';

const binaryCrossentropy: EngineLoss = {
  target: 'float32',
  values(prediction, target, config) {
    const labels = smoothLabels(target, config, 2);
    const logits = readsLogits(config) ? prediction : logitsBehind(prediction, 'Sigmoid');
    if (logits) return subtract(softplus(logits), multiply(logits, labels));
    const p = clip(prediction);
    const likelihood = add(multiply(labels, log(p)), multiply(subtract(1, labels), log(subtract(1, p))));
    return negative(likelihood);
  },
};

const categoricalCrossentropy: EngineLoss = {
  target: 'float32',
  values(prediction, target, config) {
    const classes = classCount(prediction);
    const labels = smoothLabels(target, config, classes);
    const logits = readsLogits(config) ? prediction : logitsBehind(prediction, 'Softmax');
    if (logits) return asPlaces(softmaxCrossEntropy(asRows(logits), asRows(labels)).loss, prediction);
    const p = clip(divide(prediction, sum(prediction, { axes: [-1], keepDims: true })));
    return negative(sum(multiply(labels, log(p)), { axes: [-1] }));
  },
};

const sparseCategoricalCrossentropy: EngineLoss = {
  target: 'int32',
  takesClassNumbers: true,
  values(prediction, target, config) {
    const logits = (readsLogits(config) ? prediction : logitsBehind(prediction, 'Softmax')) ?? log(clip(prediction));
    const numbers = reshape(target, [-1]);
    if (config.has('labelSmoothing') && config.number('labelSmoothing') > 0) {
      const classes = classCount(prediction);
      const labels = smoothLabels(oneHot(numbers, classes), config, classes);
      return asPlaces(softmaxCrossEntropy(asRows(logits), labels).loss, prediction);
    }
    return asPlaces(sparseSoftmaxCrossEntropy(asRows(logits), numbers).loss, prediction);
  },
};

const klDivergence: EngineLoss = {
  target: 'float32',
  values(prediction, target) {
    const [labels, p] = [clip(target), clip(prediction)];
    return sum(multiply(labels, log(divide(labels, p))), { axes: [-1] });
  },
};

/** Targets of −1 and 1; zeros count as −1. */
function hingeLoss(shape: (margin: Tensor) => Tensor): EngineLoss {
  return {
    target: 'float32',
    values(prediction, target) {
      const signs = subtract(multiply(maximum(target, 0), 2), 1);
      return shape(maximum(subtract(1, multiply(signs, prediction)), 0));
    },
  };
}

const categoricalHinge: EngineLoss = {
  target: 'float32',
  values(prediction, target) {
    const right = sum(multiply(target, prediction), { axes: [-1] });
    const wrong = max(multiply(subtract(1, target), prediction), { axes: [-1] });
    return maximum(add(subtract(wrong, right), 1), 0);
  },
};

export const classificationLosses: Readonly<Record<string, EngineLoss>> = {
  binaryCrossentropy,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
  klDivergence,
  hinge: hingeLoss((margin) => margin),
  squaredHinge: hingeLoss(square),
  categoricalHinge,
  ...focalLosses,
};

function classCount(prediction: Tensor): number {
  const classes = prediction.shape.at(-1);
  return typeof classes === 'number' ? classes : 1;
}

/** Any leading axes become rows: the kernels take matrices. */
function asRows(x: Tensor): Tensor {
  return x.shape.length === 2 ? x : reshape(x, [-1, classCount(x)]);
}

/** Back from a list of losses to one per place. */
function asPlaces(losses: Tensor, prediction: Tensor): Tensor {
  if (prediction.shape.length === 2) return losses;
  const places = prediction.shape.slice(1, -1).map((size) => (typeof size === 'number' ? size : -1));
  return reshape(losses, [-1, ...places]);
}
