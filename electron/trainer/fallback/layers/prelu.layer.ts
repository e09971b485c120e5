import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';

const schema = z.object({ perChannel: z.boolean() });

export const preluLayer: FallbackLayer = {
  kind: 'prelu',
  create({ node, config, outputShape }) {
    const shared = outputShape.slice(0, -1).map((_, axis) => axis + 1);
    return tf.layers.prelu({ ...(schema.parse(config).perChannel ? { sharedAxes: shared } : {}), name: node });
  },
};
