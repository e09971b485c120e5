import { groupNormalization } from '../blocks/normalizations.ts';
import { readAffine } from './affine.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Over all places of a group of channels. Keeps the shape. */
export const groupNormalizationLayer: EngineLayer = {
  kind: 'groupNormalization',
  forward: (context) => {
    const { config } = context;
    return groupNormalization(
      context.inputs[0],
      readAffine(context),
      config.number('groups'),
      config.number('epsilon'),
    );
  },
};
