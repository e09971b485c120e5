import { subtract } from '../ops/arithmetic.ts';
import type { EngineLayer } from './engineLayer.ts';

/** The first input minus the second. */
export const subtractLayer: EngineLayer = {
  kind: 'subtract',
  forward: ({ inputs: [first, ...rest] }) => rest.reduce(subtract, first),
};
