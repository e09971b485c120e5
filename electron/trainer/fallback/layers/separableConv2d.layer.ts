import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { convolveDilated, hasRank4 } from '../dilated.ts';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { addBias } from '../nativeOps.ts';
import { activationSchema, countSchema, paddingSchema, pairSchema } from './layerConfig.ts';

const schema = z.object({
  filters: countSchema,
  kernelSize: pairSchema,
  depthMultiplier: countSchema,
  strides: pairSchema,
  padding: paddingSchema,
  dilationRate: pairSchema,
  activation: activationSchema,
  useBias: z.boolean(),
});

export const separableConv2dLayer: FallbackLayer = {
  kind: 'separableConv2d',
  create: ({ node, config }) =>
    tf.layers.separableConv2d({
      ...schema.parse(config),
      depthwiseInitializer: 'zeros',
      pointwiseInitializer: 'zeros',
      name: node,
    }),
  // Not the layer's own, which has no gradient where it is dilated.
  forward(layer, step, [x]) {
    const [depthwise, pointwise, bias] = layer.trainableWeights.map((weight) => weight.read());
    if (!x || !depthwise || !pointwise) throw new Error('SeparableConv2D is not built');
    if (!hasRank4(x) || !hasRank4(depthwise) || !hasRank4(pointwise)) throw new Error('SeparableConv2D got no image');
    const perChannel = convolveDilated(x, schema.parse(step.config), (image, strides, padding) =>
      tf.depthwiseConv2d(image, depthwise, strides, padding),
    );
    if (!hasRank4(perChannel)) throw new Error('SeparableConv2D lost an axis');
    const mixed = tf.conv2d(perChannel, pointwise, 1, 'valid');
    return bias ? addBias(mixed, bias) : mixed;
  },
};
