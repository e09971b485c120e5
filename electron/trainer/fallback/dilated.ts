import * as tf from '@tensorflow/tfjs';

export interface Convolution {
  readonly kernelSize: readonly [number, number];
  readonly strides: [number, number];
  readonly padding: 'valid' | 'same';
  readonly dilationRate: readonly [number, number];
}

type Convolve = (image: tf.Tensor4D, strides: [number, number], padding: 'valid' | 'same') => tf.Tensor4D;

/**
 * tfjs has no gradient of a dilated convolution. It is the plain one on every n-th pixel: the image is dealt out into
 * n × n images of its own, each convolved by `convolve`, and put together again; all three have gradients.
 */
export function convolveDilated(image: tf.Tensor4D, config: Convolution, convolve: Convolve): tf.Tensor {
  if (config.dilationRate.every((rate) => rate === 1)) return convolve(image, config.strides, config.padding);
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
  return tf.batchToSpaceND(
    convolve(dealt, [1, 1], 'valid'),
    blocks,
    sides.map(({ crop }) => crop),
  );
}

export function hasRank4(x: tf.Tensor): x is tf.Tensor4D {
  return x.rank === 4;
}
