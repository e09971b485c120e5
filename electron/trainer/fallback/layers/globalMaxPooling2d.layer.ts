import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const globalMaxPooling2dLayer: FallbackLayer = {
  kind: 'globalMaxPooling2d',
  create: ({ node }) => tf.layers.globalMaxPooling2d({ name: node }),
};
