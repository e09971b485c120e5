import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTensorFlow } from '../loadTensorFlow.ts';
import { activate } from './activations.ts';
import type { ActivationName } from './layers/layerConfig.ts';
import { type LayerOutput, LOSSES } from './losses.ts';
import { METRICS } from './metrics.ts';

beforeAll(async () => {
  await loadTensorFlow();
});

function output(before: tf.Tensor, activation: ActivationName): LayerOutput {
  return { before, activation, value: () => activate(activation, before) };
}

/** Values worked out by hand from Keras' formulas, to seven digits. */
const cases: readonly {
  readonly loss: string;
  readonly activation: ActivationName;
  readonly before: number[][];
  readonly target: number[] | number[][];
  readonly integers?: boolean;
  readonly value: number;
}[] = [
  { loss: 'meanSquaredError', activation: 'linear', before: [[1], [3]], target: [2, 5], value: 2.5 },
  {
    loss: 'meanSquaredError',
    activation: 'linear',
    before: [
      [1, 2],
      [3, 5],
    ],
    target: [
      [1, 0],
      [0, 5],
    ],
    value: 3.25,
  },
  { loss: 'meanAbsoluteError', activation: 'linear', before: [[1], [3]], target: [2, 5], value: 1.5 },
  // ln(1 + e⁻²) and ln(1 + e⁻¹) + 1.
  { loss: 'binaryCrossentropy', activation: 'sigmoid', before: [[2], [1]], target: [1, 0], value: 0.7200949 },
  // A probability of 1 − 10⁻⁴⁴ is 1 in single precision; the loss must still be 100, not ln of the fuzz factor.
  { loss: 'binaryCrossentropy', activation: 'sigmoid', before: [[100]], target: [0], value: 100 },
  // −ln 0.9 and −ln 0.8.
  { loss: 'binaryCrossentropy', activation: 'linear', before: [[0.9], [0.2]], target: [1, 0], value: 0.164252 },
  { loss: 'binaryCrossentropy', activation: 'linear', before: [[0]], target: [1], value: 16.1180957 },
  {
    loss: 'sparseCategoricalCrossentropy',
    activation: 'softmax',
    before: [[0, 0, 0]],
    target: [1],
    integers: true,
    value: 1.0986123,
  },
  {
    loss: 'sparseCategoricalCrossentropy',
    activation: 'softmax',
    before: [
      [1, 2, 3],
      [0, 0, 200],
    ],
    target: [2, 0],
    integers: true,
    value: 100.203803,
  },
  {
    loss: 'sparseCategoricalCrossentropy',
    activation: 'linear',
    before: [[0.2, 0.3, 0.5]],
    target: [2],
    integers: true,
    value: Math.LN2,
  },
  { loss: 'categoricalCrossentropy', activation: 'softmax', before: [[1, 2, 3]], target: [[0, 0, 1]], value: 0.407606 },
  // Shares that do not add up to one are made to, as Keras does: 0.5 of 0.8.
  { loss: 'categoricalCrossentropy', activation: 'linear', before: [[0.3, 0.5]], target: [[0, 1]], value: 0.4700036 },
];

describe('losses', () => {
  it.each(cases)(
    '$loss after $activation of $before is $value',
    ({ loss, activation, before, target, integers, value }) => {
      const found = tf.tidy(() => {
        const truth = tf.tensor(target, undefined, integers ? 'int32' : 'float32');
        return LOSSES[loss]?.(output(tf.tensor2d(before), activation), truth).dataSync()[0];
      });
      expect(found).toBeCloseTo(value, 5);
    },
  );

  it.each(cases)('$loss after $activation of $before: its gradient agrees with finite differences', (example) => {
    const { loss, activation, before, target, integers } = example;
    // At the edge of the clipping there is no gradient to compare.
    if (before.flat().some((value) => (activation === 'linear' && value === 0) || Math.abs(value) > 50)) return;
    const truth = tf.tensor(target, undefined, integers ? 'int32' : 'float32');
    const measure = (x: tf.Tensor) => LOSSES[loss]?.(output(x, activation), truth) ?? tf.scalar(Number.NaN);
    const x = tf.tensor2d(before);
    const gradient = tf.grad(measure)(x).dataSync();
    const step = 1e-2;
    before.flat().forEach((_, index) => {
      const moved = (by: number) => {
        const values = Float32Array.from(before.flat());
        values[index] = (values[index] ?? 0) + by;
        return measure(tf.tensor(values, x.shape)).dataSync()[0] ?? Number.NaN;
      };
      const difference = (moved(step) - moved(-step)) / (2 * step);
      expect(Math.abs((gradient[index] ?? Number.NaN) - difference)).toBeLessThan(
        5e-3 * Math.max(1, Math.abs(difference)),
      );
    });
  });
});

describe('activations', () => {
  const values: Readonly<Record<ActivationName, number>> = {
    linear: -0.5,
    relu: 0,
    relu6: 0,
    elu: -0.3934693,
    selu: -0.6917582,
    gelu: -0.1542688,
    swish: -0.1887703,
    tanh: -0.4621172,
    sigmoid: 0.3775407,
    softplus: 0.474077,
    softsign: -0.3333333,
    softmax: 0.1824255,
  };
  it.each(Object.entries(values))('%s of −0.5 (beside 1) is %d', (name, value) => {
    const activation = name as ActivationName;
    expect(tf.tidy(() => activate(activation, tf.tensor2d([[-0.5, 1]])).dataSync()[0])).toBeCloseTo(value, 5);
    // Differentiable: what goes in of a network comes back out as a gradient.
    const gradient = tf.grad((x) => tf.sum(tf.mul(activate(activation, x), tf.tensor2d([[1, 2]]))))(
      tf.tensor2d([[-0.5, 1]]),
    );
    expect(gradient.dataSync().every(Number.isFinite)).toBe(true);
    const difference = (at: number) =>
      tf.sum(tf.mul(activate(activation, tf.tensor2d([[-0.5, at]])), tf.tensor2d([[1, 2]]))).dataSync()[0] ??
      Number.NaN;
    expect(gradient.dataSync()[1]).toBeCloseTo((difference(1.01) - difference(0.99)) / 0.02, 2);
  });
});

describe('metrics', () => {
  it.each([
    { name: 'accuracy', prediction: [0.9, 0.2, 0.6], target: [1, 0, 0], classes: 1, sum: 2 },
    { name: 'accuracy', prediction: [0.1, 0.9, 0.8, 0.2], target: [1, 1], classes: 2, sum: 1 },
    { name: 'accuracy', prediction: [0.1, 0.9, 0.8, 0.2], target: [0, 1, 1, 0], classes: 2, sum: 2 },
    { name: 'meanAbsoluteError', prediction: [1, 3], target: [2, 5], classes: 1, sum: 3 },
    { name: 'meanAbsoluteError', prediction: [1, 3, 0, 0], target: [2, 5, 0, 0], classes: 2, sum: 1.5 },
    { name: 'meanSquaredError', prediction: [1, 3], target: [2, 5], classes: 1, sum: 5 },
  ])('$name of $prediction against $target adds up to $sum', ({ name, prediction, target, classes, sum }) => {
    const rows = prediction.length / classes;
    expect(METRICS[name]?.({ prediction, target, rows, classes }, {})).toBeCloseTo(sum, 12);
  });
});
