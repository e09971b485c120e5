import { add, multiply } from '../ops/arithmetic.ts';
import { randomNormal } from '../ops/random.ts';
import { shapeOf } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** While training, adds normal noise. */
export const gaussianNoiseLayer: EngineLayer = {
  kind: 'gaussianNoise',
  passesMask: true,
  forward({ inputs: [x], config, training, randomStream }) {
    const deviation = config.number('stddev');
    if (!training || deviation === 0) return x;
    return add(x, multiply(randomNormal(shapeOf(x), randomStream()), deviation));
  },
};
