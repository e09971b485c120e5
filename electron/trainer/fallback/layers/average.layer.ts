import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const averageLayer: FallbackLayer = {
  kind: 'average',
  create: ({ node }) => tf.layers.average({ name: node }),
};
