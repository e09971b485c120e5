import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';

const schema = z.object({ epsilon: z.number().positive(), center: z.boolean(), scale: z.boolean() });

export const layerNormalizationLayer: FallbackLayer = {
  kind: 'layerNormalization',
  create: ({ node, config }) => tf.layers.layerNormalization({ ...schema.parse(config), axis: -1, name: node }),
  // Written out: tfjs cannot differentiate its own without a scale or a shift.
  forward(layer, step, [x]) {
    if (!x) throw new Error('LayerNormalization got no input');
    const { epsilon, center, scale } = schema.parse(step.config);
    const weights = layer.trainableWeights.map((weight) => weight.read());
    const { mean, variance } = tf.moments(x, -1, true);
    const normal = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, epsilon)));
    const gamma = scale ? weights[0] : null;
    const beta = center ? weights.at(-1) : null;
    const scaled = gamma ? tf.mul(normal, gamma) : normal;
    return beta ? tf.add(scaled, beta) : scaled;
  },
};
