import { dilatedDepthwiseConv2d } from '../ops/dilatedConvolution.ts';
import { biasAdd } from '../ops/linear.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×h×w×c, output shape batch×h'×w'×(c·multiplier). */
export const depthwiseConv2dLayer: EngineLayer = {
  kind: 'depthwiseConv2d',
  forward({ inputs: [x], config, weight }) {
    const convolved = dilatedDepthwiseConv2d(x, weight('kernel'), {
      strides: config.numbers('strides'),
      dilations: config.numbers('dilationRate'),
      padding: config.padding('padding'),
    });
    const biased = config.boolean('useBias') ? biasAdd(convolved, weight('bias')) : convolved;
    return config.activation('activation')(biased);
  },
};
