import { add, multiply } from '../ops/arithmetic.ts';
import { greaterEqual, select } from '../ops/comparison.ts';
import { randomUniform } from '../ops/random.ts';
import { shapeOf } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** What selu gives for values far below zero: −scale·alpha. */
const LOWER_BOUND = -1.0507009873554805 * 1.6732632423543772;

/** While training, sets a share of the values to selu's lower bound, then restores mean and variance. Keeps the shape. */
export const alphaDropoutLayer: EngineLayer = {
  kind: 'alphaDropout',
  passesMask: true,
  forward({ graph, inputs: [x], config, training, randomStream }) {
    const rate = config.number('rate');
    if (!training || rate === 0) return x;
    const isKept = greaterEqual(randomUniform(shapeOf(x), randomStream()), rate);
    const stretch = 1 / Math.sqrt((1 - rate) * (1 + rate * LOWER_BOUND ** 2));
    const kept = select(isKept, x, graph.constant(LOWER_BOUND, 'float32'));
    return add(multiply(kept, stretch), -stretch * LOWER_BOUND * rate);
  },
};
