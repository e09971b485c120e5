import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';

const schema = z.object({ axis: z.number().int().max(-1) });

export const softmaxLayer: FallbackLayer = {
  kind: 'softmax',
  create: ({ node, config }) => tf.layers.softmax({ ...schema.parse(config), name: node }),
  // tfjs' own kernel knows the last axis only, and says so at run time.
  differs: ({ config }) => config.axis !== -1,
  forward(_layer, { config }, [x]) {
    if (!x) throw new Error('Softmax got no input');
    const last = x.rank - 1;
    const axis = x.rank + schema.parse(config).axis;
    const swapped = x.shape.map((_, at) => (at === axis ? last : at === last ? axis : at));
    return tf.transpose(tf.softmax(tf.transpose(x, swapped)), swapped);
  },
};
