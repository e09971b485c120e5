import { avgPool3d } from '../ops/pooling.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×d×h×w×c, output shape batch×d'×h'×w'×c. */
export const averagePooling3dLayer: EngineLayer = {
  kind: 'averagePooling3d',
  forward: ({ inputs: [x], config }) =>
    avgPool3d(x, {
      window: config.numbers('poolSize'),
      strides: config.numbers('strides'),
      padding: config.padding('padding'),
    }),
};
