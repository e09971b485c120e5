import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { convolveDilated, hasRank4 } from '../dilated.ts';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { addBias } from '../nativeOps.ts';
import { activationSchema, initializerSchema, paddingSchema, pairSchema } from './layerConfig.ts';

const schema = z.object({
  filters: z.number().int().min(1),
  kernelSize: pairSchema,
  strides: pairSchema,
  padding: paddingSchema,
  dilationRate: pairSchema,
  activation: activationSchema,
  useBias: z.boolean(),
  kernelInitializer: initializerSchema,
});

export const conv2dLayer: FallbackLayer = {
  kind: 'conv2d',
  create: ({ node, config }) => tf.layers.conv2d({ ...schema.parse(config), name: node }),
  // Not the layer's own: its fused form also computes the gradient of the image that came in, which the first layer of
  // a network throws away.
  forward(layer, step, [x]) {
    const config = schema.parse(step.config);
    const [kernel, bias] = layer.trainableWeights.map((weight) => weight.read());
    if (!x || !kernel || !hasRank4(x) || !hasRank4(kernel)) throw new Error('Conv2D got no image');
    const convolved = convolveDilated(x, config, (image, strides, padding) =>
      tf.conv2d(image, kernel, strides, padding),
    );
    return bias ? addBias(convolved, bias) : convolved;
  },
};
