import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { pooling1dSchema } from './layerConfig.ts';

export const averagePooling1dLayer: FallbackLayer = {
  kind: 'averagePooling1d',
  create: ({ node, config }) => tf.layers.averagePooling1d({ ...pooling1dSchema.parse(config), name: node }),
};
