import type { Tensor } from '../graph/graph.ts';
import type { ConfigReader } from '../layers/configReader.ts';
import { add, divide, maximum, minimum, multiply, subtract } from '../ops/arithmetic.ts';
import { log, negative, softplus, square } from '../ops/elementwise.ts';
import { max, sum } from '../ops/reduction.ts';
import { reshape } from '../ops/shaping.ts';
import { softmaxCrossEntropy, sparseSoftmaxCrossEntropy } from '../ops/softmax.ts';
import { type EngineLoss, logitsBehind, meanPerRow } from './engineLoss.ts';
import { EPSILON } from './regressionLosses.ts';

const binaryCrossentropy: EngineLoss = {
  target: 'float32',
  perRow(prediction, target, config) {
    const labels = smoothLabels(target, config, 2);
    const logits = readsLogits(config) ? prediction : logitsBehind(prediction, 'Sigmoid');
    if (logits) return meanPerRow(subtract(softplus(logits), multiply(logits, labels)));
    const p = clip(prediction);
    const likelihood = add(multiply(labels, log(p)), multiply(subtract(1, labels), log(subtract(1, p))));
    return meanPerRow(negative(likelihood));
  },
};

const categoricalCrossentropy: EngineLoss = {
  target: 'float32',
  perRow(prediction, target, config) {
    const classes = classCount(prediction);
    const labels = smoothLabels(target, config, classes);
    const logits = readsLogits(config) ? prediction : logitsBehind(prediction, 'Softmax');
    if (logits) return perRowOf(softmaxCrossEntropy(asRows(logits), asRows(labels)).loss, prediction);
    const p = clip(divide(prediction, sum(prediction, { axes: [-1], keepDims: true })));
    return meanPerRow(negative(sum(multiply(labels, log(p)), { axes: [-1] })));
  },
};

const sparseCategoricalCrossentropy: EngineLoss = {
  target: 'int32',
  takesClassNumbers: true,
  perRow(prediction, target, config) {
    const logits = (readsLogits(config) ? prediction : logitsBehind(prediction, 'Softmax')) ?? log(clip(prediction));
    return perRowOf(sparseSoftmaxCrossEntropy(asRows(logits), reshape(target, [-1])).loss, prediction);
  },
};

const klDivergence: EngineLoss = {
  target: 'float32',
  perRow(prediction, target) {
    const [labels, p] = [clip(target), clip(prediction)];
    return meanPerRow(sum(multiply(labels, log(divide(labels, p))), { axes: [-1] }));
  },
};

/** Targets of −1 and 1; zeros count as −1. */
function hingeLoss(shape: (margin: Tensor) => Tensor): EngineLoss {
  return {
    target: 'float32',
    perRow(prediction, target) {
      const signs = subtract(multiply(maximum(target, 0), 2), 1);
      return meanPerRow(shape(maximum(subtract(1, multiply(signs, prediction)), 0)));
    },
  };
}

const categoricalHinge: EngineLoss = {
  target: 'float32',
  perRow(prediction, target) {
    const right = sum(multiply(target, prediction), { axes: [-1] });
    const wrong = max(multiply(subtract(1, target), prediction), { axes: [-1] });
    return meanPerRow(maximum(add(subtract(wrong, right), 1), 0));
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
};

function readsLogits(config: ConfigReader): boolean {
  return config.has('fromLogits') && config.boolean('fromLogits');
}

function smoothLabels(labels: Tensor, config: ConfigReader, classes: number): Tensor {
  const smoothing = config.has('labelSmoothing') ? config.number('labelSmoothing') : 0;
  return smoothing === 0 ? labels : add(multiply(labels, 1 - smoothing), smoothing / classes);
}

function clip(p: Tensor): Tensor {
  return minimum(maximum(p, EPSILON), 1 - EPSILON);
}

function classCount(prediction: Tensor): number {
  const classes = prediction.shape.at(-1);
  return typeof classes === 'number' ? classes : 1;
}

/** Any leading axes become rows: the kernels take matrices. */
function asRows(x: Tensor): Tensor {
  return x.shape.length === 2 ? x : reshape(x, [-1, classCount(x)]);
}

/** Back from one loss per place to one per row of the batch. */
function perRowOf(losses: Tensor, prediction: Tensor): Tensor {
  if (prediction.shape.length === 2) return losses;
  const places = prediction.shape.slice(1, -1).map((size) => (typeof size === 'number' ? size : -1));
  return meanPerRow(reshape(losses, [-1, ...places]));
}
