import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';

const schema = z.object({ scale: z.number(), offset: z.number() });

export const rescalingLayer: FallbackLayer = {
  kind: 'rescaling',
  create: ({ node, config }) => tf.layers.rescaling({ ...schema.parse(config), name: node }),
};
