import { minimum } from '../ops/arithmetic.ts';
import type { EngineLayer } from './engineLayer.ts';

/** The smallest of all inputs, which are broadcast where their shapes differ. */
export const minimumLayer: EngineLayer = {
  kind: 'minimum',
  forward: ({ inputs: [first, ...rest] }) => rest.reduce(minimum, first),
};
