import { leakyRelu } from '../ops/elementwise.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Keeps the shape. */
export const leakyReLULayer: EngineLayer = {
  kind: 'leakyReLU',
  passesMask: true,
  forward: ({ inputs: [x], config }) => leakyRelu(x, config.number('negativeSlope')),
};
