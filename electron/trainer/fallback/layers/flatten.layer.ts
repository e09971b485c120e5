import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const flattenLayer: FallbackLayer = {
  kind: 'flatten',
  create: ({ node }) => tf.layers.flatten({ name: node }),
};
