import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const globalMaxPooling1dLayer: FallbackLayer = {
  kind: 'globalMaxPooling1d',
  create: ({ node }) => tf.layers.globalMaxPooling1d({ name: node }),
};
