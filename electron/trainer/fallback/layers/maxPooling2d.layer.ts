import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { poolingSchema } from './layerConfig.ts';

export const maxPooling2dLayer: FallbackLayer = {
  kind: 'maxPooling2d',
  create: ({ node, config }) => tf.layers.maxPooling2d({ ...poolingSchema.parse(config), name: node }),
};
