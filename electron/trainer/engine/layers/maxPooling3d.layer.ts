import { maxPool3d } from '../ops/pooling.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×d×h×w×c, output shape batch×d'×h'×w'×c. */
export const maxPooling3dLayer: EngineLayer = {
  kind: 'maxPooling3d',
  forward: ({ inputs: [x], config }) =>
    maxPool3d(x, {
      window: config.numbers('poolSize'),
      strides: config.numbers('strides'),
      padding: config.padding('padding'),
    }),
};
