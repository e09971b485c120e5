import type { Tensor } from '../graph/graph.ts';
import { add, multiply, subtract } from '../ops/arithmetic.ts';
import { rsqrt, square } from '../ops/elementwise.ts';
import { mean, sum } from '../ops/reduction.ts';
import { reshape, shapeOf } from '../ops/shaping.ts';

/** What is learned per channel (last axis), each where a layer has it. */
export interface Affine {
  readonly gamma?: Tensor;
  readonly beta?: Tensor;
}

/** Mean 0 and variance 1 over the last axis of every place, then what is learned. Keras' epsilon is 1e-3. */
export function layerNormalization(x: Tensor, affine: Affine, epsilon: number): Tensor {
  return applyAffine(standardize(x, [x.shape.length - 1], epsilon), affine);
}

/** Divided by the root of the mean square over the last axis; nothing is taken off. */
export function rmsNormalization(x: Tensor, { gamma }: Affine, epsilon: number): Tensor {
  const scale = rsqrt(add(mean(square(x), { axes: [-1], keepDims: true }), epsilon));
  return applyAffine(multiply(x, scale), gamma ? { gamma } : {});
}

/** Scaled to length 1 along the last axis. */
export function unitNormalization(x: Tensor): Tensor {
  return multiply(x, rsqrt(add(sum(square(x), { axes: [-1], keepDims: true }), 1e-12)));
}

/** Mean 0 and variance 1 over all places of a group of channels. `groups` divides the channels. */
export function groupNormalization(x: Tensor, affine: Affine, groups: number, epsilon: number): Tensor {
  const channels = x.shape.at(-1);
  if (typeof channels !== 'number') throw new Error('Channels are of a known number');
  const places = x.shape.slice(1, -1).map((size) => (typeof size === 'number' ? size : -1));
  const grouped = reshape(x, [-1, ...places, groups, channels / groups]);
  const axes = grouped.shape.map((_, axis) => axis).filter((axis) => axis > 0 && axis !== grouped.shape.length - 2);
  return applyAffine(reshape(standardize(grouped, axes, epsilon), shapeOf(x)), affine);
}

function standardize(x: Tensor, axes: readonly number[], epsilon: number): Tensor {
  const centred = subtract(x, mean(x, { axes, keepDims: true }));
  const variance = mean(square(centred), { axes, keepDims: true });
  return multiply(centred, rsqrt(add(variance, epsilon)));
}

function applyAffine(x: Tensor, { gamma, beta }: Affine): Tensor {
  const scaled = gamma ? multiply(x, gamma) : x;
  return beta ? add(scaled, beta) : scaled;
}
