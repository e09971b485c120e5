import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';

export const maximumLayer: FallbackLayer = {
  kind: 'maximum',
  create: ({ node }) => tf.layers.maximum({ name: node }),
  // Brought to one shape first: tfjs' gradient forgets to add up where it has repeated an axis.
  forward(_layer, { outputShape }, inputs) {
    const [first, ...rest] = inputs.map((input) => tf.broadcastTo(input, [input.shape[0] ?? 1, ...outputShape]));
    if (!first) throw new Error('maximum got no input');
    return rest.reduce((a, b) => tf.maximum(a, b), first);
  },
};
