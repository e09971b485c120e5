import * as tf from '@tensorflow/tfjs';
import { createRandom, mixSeed } from '../../../shared/base/seededRandom.ts';
import type { LayerContext } from './fallbackLayer.ts';
import { drawUniform } from './nativeOps.ts';

/**
 * Uniform numbers in [0, 1) that follow from run, node and step. tfjs' own seeded layers repeat one mask for ever; here
 * no step repeats another's, and a run that goes on from a checkpoint draws what it would have drawn.
 */
export function drawForStep(shape: number[], node: string, purpose: string, { seed, step }: LayerContext): tf.Tensor {
  const nodeSeed = mixSeed(seed, node, purpose);
  return drawUniform(shape, nodeSeed, step) ?? drawPlain(shape, mixSeed(nodeSeed, step));
}

/** Numbers of the standard normal distribution (Box–Muller), of the same kind. */
export function drawNormalForStep(shape: number[], node: string, context: LayerContext): tf.Tensor {
  const radius = tf.sqrt(tf.mul(tf.log(tf.sub(1, drawForStep(shape, node, 'radius', context))), -2));
  return tf.mul(radius, tf.cos(tf.mul(drawForStep(shape, node, 'angle', context), 2 * Math.PI)));
}

function drawPlain(shape: number[], seed: number): tf.Tensor {
  const random = createRandom(seed);
  return tf.tensor(Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, random), shape);
}
