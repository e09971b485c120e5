import { avgPool2d } from '../ops/pooling.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×h×w×c, output shape batch×h'×w'×c. Padding does not count. */
export const averagePooling2dLayer: EngineLayer = {
  kind: 'averagePooling2d',
  forward: ({ inputs: [x], config }) =>
    avgPool2d(x, {
      window: config.numbers('poolSize'),
      strides: config.numbers('strides'),
      padding: config.padding('padding'),
    }),
};
