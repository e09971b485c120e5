import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { drawForStep } from '../randomMasks.ts';

const schema = z.object({ rate: z.number().min(0).max(0.99) });
/** What selu gives for values far below zero: −scale·alpha. */
const LOWER_BOUND = -1.0507009873554805 * 1.6732632423543772;

export const alphaDropoutLayer: FallbackLayer = {
  kind: 'alphaDropout',
  create: ({ node, config }) => tf.layers.alphaDropout({ ...schema.parse(config), name: node }),
  forward(_layer, { node, config }, [x], context) {
    if (!x) throw new Error('AlphaDropout got no input');
    const { rate } = schema.parse(config);
    if (!context.training || rate === 0) return x.clone();
    const kept = tf.cast(tf.greaterEqual(drawForStep(x.shape, node, 'dropout', context), rate), 'float32');
    const stretch = 1 / Math.sqrt((1 - rate) * (1 + rate * LOWER_BOUND ** 2));
    const mixed = tf.add(tf.mul(x, kept), tf.mul(tf.sub(1, kept), LOWER_BOUND));
    return tf.add(tf.mul(mixed, stretch), -stretch * LOWER_BOUND * rate);
  },
};
