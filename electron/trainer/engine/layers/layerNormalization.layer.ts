import { layerNormalization } from '../blocks/normalizations.ts';
import { readAffine } from './affine.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Over the last axis. Keeps the shape. */
export const layerNormalizationLayer: EngineLayer = {
  kind: 'layerNormalization',
  passesMask: true,
  forward: (context) => layerNormalization(context.inputs[0], readAffine(context), context.config.number('epsilon')),
};
