import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { drawNormalForStep } from '../randomMasks.ts';

const schema = z.object({ rate: z.number().min(0).max(0.99) });

export const gaussianDropoutLayer: FallbackLayer = {
  kind: 'gaussianDropout',
  create: ({ node, config }) => tf.layers.gaussianDropout({ ...schema.parse(config), name: node }),
  forward(_layer, { node, config }, [x], context) {
    if (!x) throw new Error('GaussianDropout got no input');
    const { rate } = schema.parse(config);
    if (!context.training || rate === 0) return x.clone();
    const noise = tf.mul(drawNormalForStep(x.shape, node, context), Math.sqrt(rate / (1 - rate)));
    return tf.mul(x, tf.add(noise, 1));
  },
};
