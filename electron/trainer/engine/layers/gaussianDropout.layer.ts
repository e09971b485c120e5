import { add, multiply } from '../ops/arithmetic.ts';
import { randomNormal } from '../ops/random.ts';
import { shapeOf } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** While training, multiplies by normal numbers around 1 that are as noisy as dropout of the same rate. */
export const gaussianDropoutLayer: EngineLayer = {
  kind: 'gaussianDropout',
  passesMask: true,
  forward({ inputs: [x], config, training, randomStream }) {
    const rate = config.number('rate');
    if (!training || rate === 0) return x;
    const noise = multiply(randomNormal(shapeOf(x), randomStream()), Math.sqrt(rate / (1 - rate)));
    return multiply(x, add(noise, 1));
  },
};
