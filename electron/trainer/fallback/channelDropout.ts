import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from './fallbackLayer.ts';
import { drawForStep } from './randomMasks.ts';

const schema = z.object({ rate: z.number().min(0).max(0.99) });

/** Dropout of whole channels. Outside training, and so in an export, it is as idle as tfjs' plain dropout. */
export function makeChannelDropout(kind: string): FallbackLayer {
  return {
    kind,
    create: ({ node, config }) => tf.layers.dropout({ ...schema.parse(config), name: node }),
    forward(_layer, { node, config }, [x], context) {
      if (!x) throw new Error(`${kind} got no input`);
      const { rate } = schema.parse(config);
      if (!context.training || rate === 0) return x.clone();
      const sizes = x.shape.map((size, axis) => (axis === 0 || axis === x.rank - 1 ? size : 1));
      const kept = tf.cast(tf.greaterEqual(drawForStep(sizes, node, 'dropout', context), rate), 'float32');
      return tf.mul(x, tf.mul(kept, 1 / (1 - rate)));
    },
  };
}
