import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { activationSchema, countSchema, initializerSchema, paddingSchema, pairSchema } from './layerConfig.ts';

const schema = z.object({
  filters: countSchema,
  kernelSize: pairSchema,
  strides: pairSchema,
  padding: paddingSchema,
  activation: activationSchema,
  useBias: z.boolean(),
  kernelInitializer: initializerSchema,
});

export const conv2dTransposeLayer: FallbackLayer = {
  kind: 'conv2dTranspose',
  create: ({ node, config }) => tf.layers.conv2dTranspose({ ...schema.parse(config), name: node }),
};
