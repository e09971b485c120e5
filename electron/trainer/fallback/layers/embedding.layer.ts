import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { countSchema } from './layerConfig.ts';

const schema = z.object({ inputDim: countSchema, outputDim: countSchema });

export const embeddingLayer: FallbackLayer = {
  kind: 'embedding',
  create: ({ node, config }) =>
    tf.layers.embedding({ ...schema.parse(config), embeddingsInitializer: 'zeros', name: node }),
  // Here no mask travels from layer to layer.
  refuses: ({ config }) => config.maskZero === true,
};
