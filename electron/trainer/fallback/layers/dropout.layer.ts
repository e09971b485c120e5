import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { drawForStep } from '../randomMasks.ts';

const schema = z.object({ rate: z.number().min(0).max(1) });

export const dropoutLayer: FallbackLayer = {
  kind: 'dropout',
  create: ({ node, config }) => tf.layers.dropout({ ...schema.parse(config), name: node }),
  forward(_layer, { node, config }, [x], context) {
    if (!x) throw new Error('Dropout got no input');
    const { rate } = schema.parse(config);
    if (!context.training || rate === 0) return x.clone();
    if (rate === 1) return tf.mul(x, 0);
    const kept = tf.cast(tf.greaterEqual(drawForStep(x.shape, node, 'dropout', context), rate), 'float32');
    return tf.mul(x, tf.mul(kept, 1 / (1 - rate)));
  },
};
