import { avgPool2d } from '../ops/pooling.ts';
import { expandDims, squeeze } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×time×c, output shape batch×time'×c, by the kernel for images. Padding does not count. */
export const averagePooling1dLayer: EngineLayer = {
  kind: 'averagePooling1d',
  forward({ inputs: [x], config }) {
    const pooled = avgPool2d(expandDims(x, 1), {
      window: [1, config.number('poolSize')],
      strides: [1, config.number('strides')],
      padding: config.padding('padding'),
    });
    return squeeze(pooled, [1]);
  },
};
