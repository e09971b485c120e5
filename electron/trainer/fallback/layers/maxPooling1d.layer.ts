import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { pooling1dSchema } from './layerConfig.ts';

export const maxPooling1dLayer: FallbackLayer = {
  kind: 'maxPooling1d',
  create: ({ node, config }) => tf.layers.maxPooling1d({ ...pooling1dSchema.parse(config), name: node }),
};
