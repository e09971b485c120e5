import { rmsNormalization } from '../blocks/normalizations.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Over the last axis. Keeps the shape. */
export const rmsNormalizationLayer: EngineLayer = {
  kind: 'rmsNormalization',
  passesMask: true,
  forward: ({ inputs: [x], config, weight }) =>
    rmsNormalization(x, { gamma: weight('scale') }, config.number('epsilon')),
};
