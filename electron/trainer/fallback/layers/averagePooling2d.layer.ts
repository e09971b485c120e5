import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { poolingSchema } from './layerConfig.ts';

export const averagePooling2dLayer: FallbackLayer = {
  kind: 'averagePooling2d',
  create: ({ node, config }) => tf.layers.averagePooling2d({ ...poolingSchema.parse(config), name: node }),
};
