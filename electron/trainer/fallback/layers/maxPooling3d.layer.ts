import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { pooling3dSchema } from './layerConfig.ts';

export const maxPooling3dLayer: FallbackLayer = {
  kind: 'maxPooling3d',
  create: ({ node, config }) => tf.layers.maxPooling3d({ ...pooling3dSchema.parse(config), name: node }),
};
