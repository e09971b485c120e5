import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { type ActivationName, activationSchema } from './layers/layerConfig.ts';
import { relu } from './nativeOps.ts';

/** Activations by Keras' names, each differentiable on both backends. */
const ACTIVATIONS: Readonly<Record<ActivationName, (x: tf.Tensor) => tf.Tensor>> = {
  linear: (x) => x,
  relu,
  relu6: tf.relu6,
  elu: tf.elu,
  selu: tf.selu,
  // Keras' default: x·Φ(x), not the tanh approximation.
  gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)),
  swish: (x) => tf.mul(x, tf.sigmoid(x)),
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
  softplus: tf.softplus,
  softsign: (x) => tf.div(x, tf.add(tf.abs(x), 1)),
  softmax: (x) => tf.softmax(x),
};

/** Applies an activation. Output shape: that of the input. */
export function activate(name: ActivationName, x: tf.Tensor): tf.Tensor {
  return ACTIVATIONS[name](x);
}

const configSchema = z.object({ activation: activationSchema.default('linear') });

/** The activation that a layer's configuration names; `linear` where it names none. */
export function readActivation(config: Readonly<Record<string, unknown>>): ActivationName {
  return configSchema.parse(config).activation;
}
