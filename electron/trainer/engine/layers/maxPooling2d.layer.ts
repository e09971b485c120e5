import { maxPool2d } from '../ops/pooling.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×h×w×c, output shape batch×h'×w'×c. */
export const maxPooling2dLayer: EngineLayer = {
  kind: 'maxPooling2d',
  forward: ({ inputs: [x], config }) =>
    maxPool2d(x, {
      window: config.numbers('poolSize'),
      strides: config.numbers('strides'),
      padding: config.padding('padding'),
    }),
};
