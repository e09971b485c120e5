import { add, multiply } from '../ops/arithmetic.ts';
import type { EngineLayer } from './engineLayer.ts';

/** The mean of all inputs, which are broadcast where their shapes differ. */
export const averageLayer: EngineLayer = {
  kind: 'average',
  forward: ({ inputs: [first, ...rest] }) => multiply(rest.reduce(add, first), 1 / (rest.length + 1)),
};
