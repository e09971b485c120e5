import * as tf from '@tensorflow/tfjs';
import { makeRecurrent } from '../recurrent.ts';

export const gruLayer = makeRecurrent('gru', (args) => tf.layers.gru({ ...args, recurrentActivation: 'sigmoid' }), {
  // tfjs knows the original form only.
  refuses: ({ config }) => config.resetAfter === true,
});
