import { dilatedConv2d } from '../ops/dilatedConvolution.ts';
import { biasAdd } from '../ops/linear.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×h×w×c, output shape batch×h'×w'×filters. */
export const conv2dLayer: EngineLayer = {
  kind: 'conv2d',
  forward({ inputs: [x], config, weight }) {
    const convolved = dilatedConv2d(x, weight('kernel'), {
      strides: config.numbers('strides'),
      dilations: config.numbers('dilationRate'),
      padding: config.padding('padding'),
    });
    const biased = config.boolean('useBias') ? biasAdd(convolved, weight('bias')) : convolved;
    return config.activation('activation')(biased);
  },
};
