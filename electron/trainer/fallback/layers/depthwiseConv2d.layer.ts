import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { convolveDilated, hasRank4 } from '../dilated.ts';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { addBias } from '../nativeOps.ts';
import { activationSchema, countSchema, paddingSchema, pairSchema } from './layerConfig.ts';

const schema = z.object({
  kernelSize: pairSchema,
  depthMultiplier: countSchema,
  strides: pairSchema,
  padding: paddingSchema,
  dilationRate: pairSchema,
  activation: activationSchema,
  useBias: z.boolean(),
});

export const depthwiseConv2dLayer: FallbackLayer = {
  kind: 'depthwiseConv2d',
  create: ({ node, config }) =>
    tf.layers.depthwiseConv2d({ ...schema.parse(config), depthwiseInitializer: 'zeros', name: node }),
  // Not the layer's own, which has no gradient where it is dilated.
  forward(layer, step, [x]) {
    const [kernel, bias] = layer.trainableWeights.map((weight) => weight.read());
    if (!x || !kernel || !hasRank4(x) || !hasRank4(kernel)) throw new Error('DepthwiseConv2D got no image');
    const convolved = convolveDilated(x, schema.parse(step.config), (image, strides, padding) =>
      tf.depthwiseConv2d(image, kernel, strides, padding),
    );
    return bias ? addBias(convolved, bias) : convolved;
  },
};
