import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';

const schema = z.object({ targetShape: z.array(z.number().int()) });

export const reshapeLayer: FallbackLayer = {
  kind: 'reshape',
  create: ({ node, config }) => tf.layers.reshape({ ...schema.parse(config), name: node }),
};
