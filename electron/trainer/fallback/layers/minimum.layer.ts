import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const minimumLayer: FallbackLayer = {
  kind: 'minimum',
  create: ({ node }) => tf.layers.minimum({ name: node }),
  // Brought to one shape first: tfjs' gradient forgets to add up where it has repeated an axis.
  forward(_layer, { outputShape }, inputs) {
    const [first, ...rest] = inputs.map((input) => tf.broadcastTo(input, [input.shape[0] ?? 1, ...outputShape]));
    if (!first) throw new Error('minimum got no input');
    return rest.reduce((a, b) => tf.minimum(a, b), first);
  },
};
