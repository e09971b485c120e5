import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { edgesSchema } from './layerConfig.ts';

const schema = z.object({ cropping: edgesSchema });

export const cropping2dLayer: FallbackLayer = {
  kind: 'cropping2d',
  create: ({ node, config }) => tf.layers.cropping2D({ ...schema.parse(config), name: node }),
};
