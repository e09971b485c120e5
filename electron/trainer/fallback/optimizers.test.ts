import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { loadTensorFlow } from '../loadTensorFlow.ts';
import { OPTIMIZERS } from './optimizers.ts';

beforeAll(async () => {
  await loadTensorFlow();
});

const GRADIENTS = [0.5, -1, 2];

/** Keras' update rules for one weight, written out in double precision. */
const references: readonly {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly weightAfter: () => number;
}[] = [
  {
    name: 'SGD',
    className: 'SGD',
    config: {},
    weightAfter: () => GRADIENTS.reduce((w, g) => w - 0.1 * g, 1),
  },
  {
    name: 'SGD with momentum',
    className: 'SGD',
    config: { momentum: 0.9 },
    weightAfter: () => {
      let [w, m] = [1, 0];
      for (const g of GRADIENTS) {
        m = 0.9 * m - 0.1 * g;
        w += m;
      }
      return w;
    },
  },
  {
    name: 'SGD with Nesterov',
    className: 'SGD',
    config: { momentum: 0.9, nesterov: true },
    weightAfter: () => {
      let [w, m] = [1, 0];
      for (const g of GRADIENTS) {
        m = 0.9 * m - 0.1 * g;
        w += 0.9 * m - 0.1 * g;
      }
      return w;
    },
  },
  {
    name: 'Adam',
    className: 'Adam',
    // A large epsilon shows where it stands.
    config: { beta1: 0.8, beta2: 0.95, epsilon: 0.1 },
    weightAfter: () => {
      let [w, m, v] = [1, 0, 0];
      GRADIENTS.forEach((g, index) => {
        const t = index + 1;
        m += (g - m) * (1 - 0.8);
        v += (g * g - v) * (1 - 0.95);
        w -= ((0.1 * Math.sqrt(1 - 0.95 ** t)) / (1 - 0.8 ** t)) * (m / (Math.sqrt(v) + 0.1));
      });
      return w;
    },
  },
  {
    name: 'RMSprop',
    className: 'RMSprop',
    config: { rho: 0.8, epsilon: 0.1 },
    weightAfter: () => {
      let [w, v] = [1, 0];
      for (const g of GRADIENTS) {
        v = 0.8 * v + 0.2 * g * g;
        w -= (0.1 * g) / Math.sqrt(v + 0.1);
      }
      return w;
    },
  },
  {
    name: 'RMSprop with momentum',
    className: 'RMSprop',
    config: { rho: 0.8, epsilon: 0.1, momentum: 0.5 },
    weightAfter: () => {
      let [w, v, m] = [1, 0, 0];
      for (const g of GRADIENTS) {
        v = 0.8 * v + 0.2 * g * g;
        m = 0.5 * m + (0.1 * g) / Math.sqrt(v + 0.1);
        w -= m;
      }
      return w;
    },
  },
];

it.each(references)('$name follows Keras over three steps', ({ className, config, weightAfter }) => {
  const optimizer = OPTIMIZERS[className]?.(config);
  if (!optimizer) throw new Error(className);
  let weights = tf.tensor1d([1]);
  let slots: readonly tf.Tensor1D[] = optimizer.slots.map(() => tf.zeros([1]));
  GRADIENTS.forEach((gradient, index) => {
    const gradients = tf.tensor1d([gradient]);
    const next = optimizer.update({ weights, gradients, slots, learningRate: 0.1, iteration: index + 1 });
    weights = next.weights;
    slots = next.slots;
  });
  expect(weights.dataSync()[0]).toBeCloseTo(weightAfter(), 6);
});
