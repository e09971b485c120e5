import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { activationSchema } from './layerConfig.ts';

const schema = z.object({ activation: activationSchema });

export const activationLayer: FallbackLayer = {
  kind: 'activation',
  create: ({ node, config }) => tf.layers.activation({ ...schema.parse(config), name: node }),
};
