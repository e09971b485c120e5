import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';

const schema = z.object({ normalize: z.boolean() });

export const dotLayer: FallbackLayer = {
  kind: 'dot',
  create: ({ node, config }) => tf.layers.dot({ axes: -1, ...schema.parse(config), name: node }),
  // The two forms that the definition allows, instead of tfjs' general one of many reshapes.
  forward(_layer, { config }, [first, second]) {
    if (!first || !second) throw new Error('Dot needs two inputs');
    const { normalize } = schema.parse(config);
    const [a, b] = normalize ? [toUnit(first), toUnit(second)] : [first, second];
    return a.rank === 2 ? tf.sum(tf.mul(a, b), -1, true) : tf.matMul(a, b, false, true);
  },
};

function toUnit(x: tf.Tensor): tf.Tensor {
  return tf.mul(x, tf.rsqrt(tf.maximum(tf.sum(tf.square(x), -1, true), 1e-12)));
}
