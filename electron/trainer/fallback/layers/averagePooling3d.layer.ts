import * as tf from '@tensorflow/tfjs';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { pooling3dSchema } from './layerConfig.ts';

export const averagePooling3dLayer: FallbackLayer = {
  kind: 'averagePooling3d',
  create: ({ node, config }) => tf.layers.averagePooling3d({ ...pooling3dSchema.parse(config), name: node }),
};
