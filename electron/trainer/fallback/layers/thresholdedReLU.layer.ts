import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';

const schema = z.object({ theta: z.number().min(0) });

export const thresholdedReLULayer: FallbackLayer = {
  kind: 'thresholdedReLU',
  create: ({ node, config }) => tf.layers.thresholdedReLU({ ...schema.parse(config), name: node }),
  // tfjs compares, which it cannot differentiate.
  forward(_layer, { config }, [x]) {
    if (!x) throw new Error('ThresholdedReLU got no input');
    return tf.mul(x, tf.step(tf.sub(x, schema.parse(config).theta)));
  },
};
