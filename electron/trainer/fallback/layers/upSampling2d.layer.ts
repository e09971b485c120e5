import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { FallbackLayer } from '../fallbackLayer.ts';
import { pairSchema } from './layerConfig.ts';

const schema = z.object({ size: pairSchema, interpolation: z.enum(['nearest', 'bilinear']) });

export const upSampling2dLayer: FallbackLayer = {
  kind: 'upSampling2d',
  create: ({ node, config }) => tf.layers.upSampling2d({ ...schema.parse(config), name: node }),
  differs: ({ config }) => config.interpolation === 'bilinear',
  // tfjs measures pixels from their corners (Keras: from their centres) and errs in the gradient of nearest.
  forward(_layer, step, [x]) {
    if (!x) throw new Error('UpSampling2D got no image');
    const { size, interpolation } = schema.parse(step.config);
    const isSmooth = interpolation === 'bilinear';
    return growAxis(growAxis(x, 1, size[0], isSmooth), 2, size[1], isSmooth);
  },
};

/** Makes one axis `factor` times longer; `isSmooth` blends the two nearest values by their distance. */
function growAxis(x: tf.Tensor, axis: number, factor: number, isSmooth: boolean): tf.Tensor {
  const size = x.shape[axis] ?? 1;
  const centres = Array.from({ length: size * factor }, (_, place) => (place + 0.5) / factor - 0.5);
  const pick = (places: readonly number[]) =>
    tf.gather(
      x,
      tf.tensor1d(
        places.map((place) => Math.min(Math.max(place, 0), size - 1)),
        'int32',
      ),
      axis,
    );
  if (!isSmooth) return pick(centres.map((centre) => Math.floor(centre + 0.5)));
  const before = centres.map((centre) => Math.floor(centre));
  const shape = x.shape.map((_, i) => (i === axis ? size * factor : 1));
  const share = tf.tensor(
    centres.map((centre) => centre - Math.floor(centre)),
    shape,
  );
  const [first, second] = [pick(before), pick(before.map((place) => place + 1))];
  return tf.add(first, tf.mul(tf.sub(second, first), share));
}
