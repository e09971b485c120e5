import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';

const schema = z.object({ momentum: z.number().min(0).max(1), epsilon: z.number().positive() });

export const batchNormalizationLayer: FallbackLayer = {
  kind: 'batchNormalization',
  create: ({ node, config }) => tf.layers.batchNormalization({ ...schema.parse(config), name: node }),
  // Keras 3 keeps the plain variance of the batch in its moving average; tfjs divides by one less (as Keras 2 did).
  forward(layer, { config }, [x], { training, update }) {
    const [gamma, beta] = layer.trainableWeights;
    const [movingMean, movingVariance] = layer.nonTrainableWeights;
    if (!x || !gamma || !beta || !movingMean || !movingVariance) throw new Error('Batch normalization is not built');
    const { momentum, epsilon } = schema.parse(config);
    if (!training) return normalise(x, movingMean.read(), movingVariance.read(), gamma.read(), beta.read(), epsilon);
    const { mean, variance } = tf.moments(
      x,
      x.shape.slice(0, -1).map((_size, axis) => axis),
    );
    for (const [average, value] of [
      [movingMean, mean],
      [movingVariance, variance],
    ] as const) {
      update(average, tf.add(tf.mul(average.read(), momentum), tf.mul(value, 1 - momentum)));
    }
    return normalise(x, mean, variance, gamma.read(), beta.read(), epsilon);
  },
};

function normalise(
  x: tf.Tensor,
  mean: tf.Tensor,
  variance: tf.Tensor,
  gamma: tf.Tensor,
  beta: tf.Tensor,
  epsilon: number,
): tf.Tensor {
  const scale = tf.mul(tf.rsqrt(tf.add(variance, epsilon)), gamma);
  return tf.add(tf.mul(tf.sub(x, mean), scale), beta);
}
