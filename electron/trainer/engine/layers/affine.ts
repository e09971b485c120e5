import type { Affine } from '../blocks/normalizations.ts';
import type { LayerContext } from './engineLayer.ts';

/** What a normalisation learns per channel, as its configuration has it. */
export function readAffine({ config, weight }: Pick<LayerContext, 'config' | 'weight'>): Affine {
  return {
    ...(config.boolean('scale') ? { gamma: weight('gamma') } : {}),
    ...(config.boolean('center') ? { beta: weight('beta') } : {}),
  };
}
