import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';

const schema = z.object({ alpha: z.number() });

export const eluLayer: FallbackLayer = {
  kind: 'elu',
  create: ({ node }) => tf.layers.elu({ name: node }),
  // tfjs knows alpha 1 only.
  differs: ({ config }) => config.alpha !== 1,
  forward(_layer, { config }, [x]) {
    if (!x) throw new Error('ELU got no input');
    return tf.add(tf.relu(x), tf.mul(tf.minimum(tf.elu(x), 0), schema.parse(config).alpha));
  },
};
