import * as tf from '@tensorflow/tfjs';
import { makeRecurrent } from '../recurrent.ts';

export const simpleRNNLayer = makeRecurrent('simpleRNN', (args) => tf.layers.simpleRNN(args));
