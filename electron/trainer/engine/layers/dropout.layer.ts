import { multiply } from '../ops/arithmetic.ts';
import { greaterEqual } from '../ops/comparison.ts';
import { cast } from '../ops/elementwise.ts';
import { randomUniform } from '../ops/random.ts';
import { shapeOf } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** While training, sets a share of the values to zero and scales the others up so that the sum stays. */
export const dropoutLayer: EngineLayer = {
  kind: 'dropout',
  passesMask: true,
  forward({ inputs: [x], config, training, randomStream }) {
    const rate = config.number('rate');
    if (!training || rate === 0) return x;
    const isKept = greaterEqual(randomUniform(shapeOf(x), randomStream()), rate);
    // Of a rate of 1 nothing is left to scale up.
    return multiply(x, multiply(cast(isKept, x.dtype), rate < 1 ? 1 / (1 - rate) : 0));
  },
};
