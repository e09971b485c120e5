import * as tf from '@tensorflow/tfjs';
import type { ActivationName } from './layers/layerConfig.ts';
import { softmaxCrossEntropy } from './nativeOps.ts';

/** What a layer gave: its output, and what went into its activation, from which losses compute more exactly. */
export interface LayerOutput {
  readonly before: tf.Tensor;
  readonly activation: ActivationName;
  /** Computed when first asked for: a loss from logits does not need it. */
  value(): tf.Tensor;
}

/** Keras' fuzz factor: probabilities are kept this far from 0 and 1 before their logarithm is taken. */
const EPSILON = 1e-7;

/**
 * Losses by Keras' names, each the mean over all values of the batch that Keras' `sum_over_batch_size` gives.
 * Input shape: prediction [rows, …]; target with as many values, or one class number for each last axis.
 */
export const LOSSES: Readonly<Record<string, (prediction: LayerOutput, target: tf.Tensor) => tf.Tensor>> = {
  meanSquaredError: (prediction, target) => {
    const value = prediction.value();
    return tf.mean(tf.square(tf.sub(value, asShapeOf(target, value))));
  },
  meanAbsoluteError: (prediction, target) => {
    const value = prediction.value();
    return tf.mean(tf.abs(tf.sub(value, asShapeOf(target, value))));
  },
  binaryCrossentropy: (prediction, target) => {
    if (prediction.activation === 'sigmoid') {
      const logits = prediction.before;
      // max(x, 0) − x·z + log(1 + e^−|x|): exact where the probability itself would round to 0 or 1.
      const softened = tf.log1p(tf.exp(tf.neg(tf.abs(logits))));
      return tf.mean(tf.add(tf.sub(tf.relu(logits), tf.mul(logits, asShapeOf(target, logits))), softened));
    }
    const value = clip(prediction.value());
    const truth = asShapeOf(target, value);
    const right = tf.mul(truth, tf.log(value));
    const wrong = tf.mul(tf.sub(1, truth), tf.log(tf.sub(1, value)));
    return tf.neg(tf.mean(tf.add(right, wrong)));
  },
  categoricalCrossentropy: (prediction, target) => {
    if (prediction.activation === 'softmax') {
      const logits = asRowsOfClasses(prediction.before);
      return tf.mean(softmaxCrossEntropy(logits, asShapeOf(target, logits)));
    }
    const value = asRowsOfClasses(prediction.value());
    const shares = clip(tf.div(value, tf.sum(value, -1, true)));
    return tf.neg(tf.mean(tf.sum(tf.mul(asShapeOf(target, value), tf.log(shares)), -1)));
  },
  sparseCategoricalCrossentropy: (prediction, target) => {
    const logits = prediction.activation === 'softmax' ? prediction.before : tf.log(clip(prediction.value()));
    return tf.mean(softmaxCrossEntropy(asRowsOfClasses(logits), tf.reshape(target, [-1])));
  },
};

function clip(probabilities: tf.Tensor): tf.Tensor {
  return tf.clipByValue(probabilities, EPSILON, 1 - EPSILON);
}

/** [rows] beside [rows, 1] would broadcast to [rows, rows]: same values, the prediction's shape. */
function asShapeOf(target: tf.Tensor, prediction: tf.Tensor): tf.Tensor {
  return sameShape(target.shape, prediction.shape) ? target : tf.reshape(target, prediction.shape);
}

function asRowsOfClasses(values: tf.Tensor): tf.Tensor {
  return values.rank === 2 ? values : tf.reshape(values, [-1, values.shape.at(-1) ?? 1]);
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
