import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
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
type Config = z.infer<typeof schema>;

export const conv2dLayer: FallbackLayer = {
  kind: 'conv2d',
  create: ({ node, config }) => tf.layers.conv2d({ ...schema.parse(config), name: node }),
  // Not the layer's own: its fused form also computes the gradient of the image that came in, which the first layer of
  // a network throws away.
  forward(layer, step, [x]) {
    const config = schema.parse(step.config);
    const [kernel, bias] = layer.trainableWeights.map((weight) => weight.read());
    if (!x || !kernel || !hasRank4(x) || !hasRank4(kernel)) throw new Error('Conv2D got no image');
    const isDilated = config.dilationRate.some((rate) => rate > 1);
    const convolved = isDilated
      ? convolveDilated(x, kernel, config)
      : tf.conv2d(x, kernel, config.strides, config.padding);
    return bias ? addBias(convolved, bias) : convolved;
  },
};

function hasRank4(x: tf.Tensor): x is tf.Tensor4D {
  return x.rank === 4;
}

/**
 * tfjs has no gradient of a dilated convolution. It is the plain one on every n-th pixel: the image is dealt out into
 * n × n images of its own, each convolved, and put together again; all three have gradients.
 */
function convolveDilated(image: tf.Tensor4D, kernel: tf.Tensor4D, config: Config): tf.Tensor {
  const [height = 0, width = 0] = image.shape.slice(1);
  const sides = [height, width].map((size, axis) => {
    const rate = config.dilationRate[axis] ?? 1;
    const reach = rate * ((config.kernelSize[axis] ?? 1) - 1);
    const before = config.padding === 'same' ? Math.floor(reach / 2) : 0;
    const after = config.padding === 'same' ? reach - before : 0;
    const padded = size + before + after;
    const fill = (rate - (padded % rate)) % rate;
    return { rate, padding: [before, after + fill], crop: [0, fill] };
  });
  const blocks = sides.map(({ rate }) => rate);
  const dealt = tf.spaceToBatchND(
    image,
    blocks,
    sides.map(({ padding }) => padding),
  );
  const convolved = tf.conv2d(dealt, kernel, 1, 'valid');
  return tf.batchToSpaceND(
    convolved,
    blocks,
    sides.map(({ crop }) => crop),
  );
}
