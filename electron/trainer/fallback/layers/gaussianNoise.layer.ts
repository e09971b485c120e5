import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { drawNormalForStep } from '../randomMasks.ts';

const schema = z.object({ stddev: z.number().min(0) });

export const gaussianNoiseLayer: FallbackLayer = {
  kind: 'gaussianNoise',
  create: ({ node, config }) => tf.layers.gaussianNoise({ ...schema.parse(config), name: node }),
  forward(_layer, { node, config }, [x], context) {
    if (!x) throw new Error('GaussianNoise got no input');
    const { stddev } = schema.parse(config);
    if (!context.training || stddev === 0) return x.clone();
    return tf.add(x, tf.mul(drawNormalForStep(x.shape, node, context), stddev));
  },
};
