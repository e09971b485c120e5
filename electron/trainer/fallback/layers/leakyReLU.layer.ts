import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';

const schema = z.object({ negativeSlope: z.number() });

export const leakyReLULayer: FallbackLayer = {
  kind: 'leakyReLU',
  create: ({ node, config }) => tf.layers.leakyReLU({ alpha: schema.parse(config).negativeSlope, name: node }),
};
