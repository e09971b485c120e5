import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const globalAveragePooling2dLayer: FallbackLayer = {
  kind: 'globalAveragePooling2d',
  create: ({ node }) => tf.layers.globalAveragePooling2d({ name: node }),
};
