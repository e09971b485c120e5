import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const reshapeLayer: FallbackLayer = {
  kind: 'reshape',
  // The shape that was inferred: an open axis (-1) is settled there.
  create: ({ node, outputShape }) => tf.layers.reshape({ targetShape: outputShape, name: node }),
};
