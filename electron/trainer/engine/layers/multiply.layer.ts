import { multiply } from '../ops/arithmetic.ts';
import type { EngineLayer } from './engineLayer.ts';

/** The product of all inputs, which are broadcast where their shapes differ. */
export const multiplyLayer: EngineLayer = {
  kind: 'multiply',
  forward: ({ inputs: [first, ...rest] }) => rest.reduce(multiply, first),
};
