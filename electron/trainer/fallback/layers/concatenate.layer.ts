import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const concatenateLayer: FallbackLayer = {
  kind: 'concatenate',
  create: ({ node }) => tf.layers.concatenate({ axis: -1, name: node }),
};
