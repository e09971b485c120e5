import { maximum } from '../ops/arithmetic.ts';
import type { EngineLayer } from './engineLayer.ts';

/** The largest of all inputs, which are broadcast where their shapes differ. */
export const maximumLayer: EngineLayer = {
  kind: 'maximum',
  forward: ({ inputs: [first, ...rest] }) => rest.reduce(maximum, first),
};
