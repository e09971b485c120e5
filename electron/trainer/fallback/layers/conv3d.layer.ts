import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { activationSchema, initializerSchema, paddingSchema, tripleSchema } from './layerConfig.ts';

const schema = z.object({
  filters: z.number().int().min(1),
  kernelSize: tripleSchema,
  strides: tripleSchema,
  padding: paddingSchema,
  activation: activationSchema,
  useBias: z.boolean(),
  kernelInitializer: initializerSchema,
});

export const conv3dLayer: FallbackLayer = {
  kind: 'conv3d',
  create: ({ node, config }) => tf.layers.conv3d({ ...schema.parse(config), name: node }),
};
