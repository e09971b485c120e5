import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const globalAveragePooling1dLayer: FallbackLayer = {
  kind: 'globalAveragePooling1d',
  create: ({ node }) => tf.layers.globalAveragePooling1d({ name: node }),
};
