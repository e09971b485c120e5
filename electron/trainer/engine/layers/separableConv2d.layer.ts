import { conv2d } from '../ops/convolution.ts';
import { dilatedDepthwiseConv2d } from '../ops/dilatedConvolution.ts';
import { biasAdd } from '../ops/linear.ts';
import type { EngineLayer } from './engineLayer.ts';

const POINT = { strides: [1, 1], dilations: [1, 1], padding: 'VALID' } as const;

/** Input shape batch×h×w×c, output shape batch×h'×w'×filters: filters per channel, then a mix of the channels. */
export const separableConv2dLayer: EngineLayer = {
  kind: 'separableConv2d',
  forward({ inputs: [x], config, weight }) {
    const perChannel = dilatedDepthwiseConv2d(x, weight('depthwise_kernel'), {
      strides: config.numbers('strides'),
      dilations: config.numbers('dilationRate'),
      padding: config.padding('padding'),
    });
    const mixed = conv2d(perChannel, weight('pointwise_kernel'), POINT);
    const biased = config.boolean('useBias') ? biasAdd(mixed, weight('bias')) : mixed;
    return config.activation('activation')(biased);
  },
};
