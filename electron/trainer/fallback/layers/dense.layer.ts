import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { addBias } from '../nativeOps.ts';
import { activationSchema, initializerSchema } from './layerConfig.ts';

const schema = z.object({
  units: z.number().int().min(1),
  activation: activationSchema,
  useBias: z.boolean(),
  kernelInitializer: initializerSchema,
});

export const denseLayer: FallbackLayer = {
  kind: 'dense',
  create: ({ node, config }) => tf.layers.dense({ ...schema.parse(config), name: node }),
  // Not the layer's own, for the same reason as in conv2d. A longer input is a list of rows.
  forward(layer, _step, [x]) {
    const [kernel, bias] = layer.trainableWeights.map((weight) => weight.read());
    if (!x || !kernel) throw new Error('Dense is not built');
    const rows = x.rank === 2 ? x : tf.reshape(x, [-1, x.shape.at(-1) ?? 1]);
    const product: tf.Tensor = tf.matMul(rows, kernel);
    const value = bias ? addBias(product, bias) : product;
    return x.rank === 2 ? value : tf.reshape(value, [...x.shape.slice(0, -1), kernel.shape.at(-1) ?? 1]);
  },
};
