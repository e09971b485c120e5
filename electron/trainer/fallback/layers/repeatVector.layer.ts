import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { countSchema } from './layerConfig.ts';

const schema = z.object({ n: countSchema });

export const repeatVectorLayer: FallbackLayer = {
  kind: 'repeatVector',
  create: ({ node, config }) => tf.layers.repeatVector({ ...schema.parse(config), name: node }),
};
