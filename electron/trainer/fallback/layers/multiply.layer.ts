import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const multiplyLayer: FallbackLayer = {
  kind: 'multiply',
  create: ({ node }) => tf.layers.multiply({ name: node }),
};
