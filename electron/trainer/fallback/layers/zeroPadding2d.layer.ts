import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { edgesSchema } from './layerConfig.ts';

const schema = z.object({ padding: edgesSchema });

export const zeroPadding2dLayer: FallbackLayer = {
  kind: 'zeroPadding2d',
  create: ({ node, config }) => tf.layers.zeroPadding2d({ ...schema.parse(config), name: node }),
};
