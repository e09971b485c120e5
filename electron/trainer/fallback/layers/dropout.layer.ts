import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { createRandom, mixSeed } from '../../../../shared/base/seededRandom.ts';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { drawUniform } from '../nativeOps.ts';

const schema = z.object({ rate: z.number().min(0).max(1) });

export const dropoutLayer: FallbackLayer = {
  kind: 'dropout',
  create: ({ node, config }) => tf.layers.dropout({ ...schema.parse(config), name: node }),
  // tfjs' own seeded dropout repeats one mask for ever. Here the mask follows from run, node and step: no step repeats
  // another's, and a run that goes on from a checkpoint draws the masks it would have drawn.
  forward(_layer, { node, config }, [x], { training, seed, step }) {
    if (!x) throw new Error('Dropout got no input');
    const { rate } = schema.parse(config);
    if (!training || rate === 0) return x.clone();
    if (rate === 1) return tf.mul(x, 0);
    const nodeSeed = mixSeed(seed, node, 'dropout');
    const uniform = drawUniform(x.shape, nodeSeed, step) ?? drawPlain(x.shape, mixSeed(nodeSeed, step));
    const kept = tf.cast(tf.greaterEqual(uniform, rate), 'float32');
    return tf.mul(x, tf.mul(kept, 1 / (1 - rate)));
  },
};

function drawPlain(shape: number[], seed: number): tf.Tensor {
  const random = createRandom(seed);
  return tf.tensor(Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, random), shape);
}
