import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { countSchema } from './layerConfig.ts';

const schema = z.object({ dims: z.array(countSchema) });

export const permuteLayer: FallbackLayer = {
  kind: 'permute',
  create: ({ node, config }) => tf.layers.permute({ ...schema.parse(config), name: node }),
};
