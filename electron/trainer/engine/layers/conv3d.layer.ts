import { conv3d } from '../ops/convolution.ts';
import { biasAdd } from '../ops/linear.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×d×h×w×c, output shape batch×d'×h'×w'×filters. */
export const conv3dLayer: EngineLayer = {
  kind: 'conv3d',
  forward({ inputs: [x], config, weight }) {
    const convolved = conv3d(x, weight('kernel'), {
      strides: config.numbers('strides'),
      dilations: [1, 1, 1],
      padding: config.padding('padding'),
    });
    const biased = config.boolean('useBias') ? biasAdd(convolved, weight('bias')) : convolved;
    return config.activation('activation')(biased);
  },
};
