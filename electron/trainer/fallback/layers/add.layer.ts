import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const addLayer: FallbackLayer = {
  kind: 'add',
  create: ({ node }) => tf.layers.add({ name: node }),
};
