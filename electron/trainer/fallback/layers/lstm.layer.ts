import * as tf from '@tensorflow/tfjs';
import { makeRecurrent } from '../recurrent.ts';

// tfjs' own default is a hard sigmoid.
export const lstmLayer = makeRecurrent('lstm', (args) => tf.layers.lstm({ ...args, recurrentActivation: 'sigmoid' }));
