import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { convolveDilated, hasRank4 } from '../dilated.ts';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { addBias } from '../nativeOps.ts';
import { activationSchema, countSchema, initializerSchema } from './layerConfig.ts';

const schema = z.object({
  filters: countSchema,
  kernelSize: countSchema,
  strides: countSchema,
  padding: z.enum(['valid', 'same', 'causal']),
  dilationRate: countSchema,
  activation: activationSchema,
  useBias: z.boolean(),
  kernelInitializer: initializerSchema,
});

export const conv1dLayer: FallbackLayer = {
  kind: 'conv1d',
  create: ({ node, config }) => {
    const parsed = schema.parse(config);
    // tfjs has no causal padding; the shapes are those of `same`.
    const padding = parsed.padding === 'causal' ? 'same' : parsed.padding;
    return tf.layers.conv1d({ ...parsed, padding, name: node });
  },
  differs: ({ config }) => config.padding === 'causal',
  // As an image one pixel high: tfjs refuses causal padding and has no gradient of a dilated convolution.
  forward(layer, step, [x]) {
    const { kernelSize, strides, padding, dilationRate } = schema.parse(step.config);
    const [kernel, bias] = layer.trainableWeights.map((weight) => weight.read());
    if (!x || !kernel) throw new Error('Conv1D got no sequence');
    const isCausal = padding === 'causal';
    const reach = (kernelSize - 1) * dilationRate;
    const padded = isCausal
      ? tf.pad(x, [
          [0, 0],
          [reach, 0],
          [0, 0],
        ])
      : x;
    const [image, window] = [tf.expandDims(padded, 1), tf.expandDims(kernel, 0)];
    if (!hasRank4(image) || !hasRank4(window)) throw new Error('Conv1D got no sequence');
    const convolved = convolveDilated(
      image,
      {
        kernelSize: [1, kernelSize],
        strides: [1, strides],
        padding: isCausal ? 'valid' : padding,
        dilationRate: [1, dilationRate],
      },
      (part, steps, kind) => tf.conv2d(part, window, steps, kind),
    );
    const value = tf.squeeze(convolved, [1]);
    return bias ? addBias(value, bias) : value;
  },
};
