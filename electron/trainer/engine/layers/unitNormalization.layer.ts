import { unitNormalization } from '../blocks/normalizations.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Keeps the shape. */
export const unitNormalizationLayer: EngineLayer = {
  kind: 'unitNormalization',
  passesMask: true,
  forward: ({ inputs: [x] }) => unitNormalization(x),
};
