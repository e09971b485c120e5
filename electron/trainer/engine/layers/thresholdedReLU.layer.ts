import { multiply } from '../ops/arithmetic.ts';
import { greater } from '../ops/comparison.ts';
import { cast } from '../ops/elementwise.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Keeps the shape. */
export const thresholdedReLULayer: EngineLayer = {
  kind: 'thresholdedReLU',
  passesMask: true,
  forward: ({ inputs: [x], config }) => multiply(x, cast(greater(x, config.number('theta')), x.dtype)),
};
