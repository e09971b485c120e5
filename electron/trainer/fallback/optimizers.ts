import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';

/**
 * An optimizer works on all trainable weights laid end to end: each update is a handful of operations on one long
 * vector instead of a dozen for every weight, which on this engine, where each operation is a call into the addon, is
 * what the time goes into. Formulas and defaults are those of Keras 3.
 */
export interface Optimizer {
  /** Names of the vectors that it keeps beside the weights, in Keras' words. */
  readonly slots: readonly string[];
  /** New weights and slots from the old ones; the caller owns all of them. `iteration` counts from 1. */
  update(step: OptimizerStep): { readonly weights: tf.Tensor1D; readonly slots: readonly tf.Tensor1D[] };
}

export interface OptimizerStep {
  readonly weights: tf.Tensor1D;
  readonly gradients: tf.Tensor1D;
  readonly slots: readonly tf.Tensor1D[];
  readonly learningRate: number;
  readonly iteration: number;
}

/** Optimizers by Keras' class names. */
export const OPTIMIZERS: Readonly<Record<string, (config: Readonly<Record<string, unknown>>) => Optimizer>> = {
  SGD: createSgd,
  Adam: createAdam,
  RMSprop: createRmsprop,
};

const sgdSchema = z.object({ momentum: z.number().default(0), nesterov: z.boolean().default(false) });

function createSgd(raw: Readonly<Record<string, unknown>>): Optimizer {
  const { momentum, nesterov } = sgdSchema.parse(raw);
  if (momentum === 0) {
    return {
      slots: [],
      update: ({ weights, gradients, learningRate }) => ({
        weights: tf.sub(weights, tf.mul(gradients, learningRate)),
        slots: [],
      }),
    };
  }
  return {
    slots: ['momentum'],
    update: ({ weights, gradients, slots: [old], learningRate }) => {
      const step: tf.Tensor1D = tf.mul(gradients, learningRate);
      const next: tf.Tensor1D = tf.sub(tf.mul(need(old), momentum), step);
      const move = nesterov ? tf.sub(tf.mul(next, momentum), step) : next;
      return { weights: tf.add(weights, move), slots: [next] };
    },
  };
}

const adamSchema = z.object({
  beta1: z.number().default(0.9),
  beta2: z.number().default(0.999),
  epsilon: z.number().default(1e-7),
});

function createAdam(raw: Readonly<Record<string, unknown>>): Optimizer {
  const { beta1, beta2, epsilon } = adamSchema.parse(raw);
  return {
    slots: ['momentum', 'velocity'],
    update: ({ weights, gradients, slots: [m, v], learningRate, iteration }) => {
      // The powers follow from the iteration, which a checkpoint keeps: going on gives the bits of not having stopped.
      const alpha = (learningRate * Math.sqrt(1 - beta2 ** iteration)) / (1 - beta1 ** iteration);
      const momentum: tf.Tensor1D = tf.add(need(m), tf.mul(tf.sub(gradients, need(m)), 1 - beta1));
      const velocity: tf.Tensor1D = tf.add(need(v), tf.mul(tf.sub(tf.square(gradients), need(v)), 1 - beta2));
      const move = tf.div(tf.mul(momentum, alpha), tf.add(tf.sqrt(velocity), epsilon));
      return { weights: tf.sub(weights, move), slots: [momentum, velocity] };
    },
  };
}

const rmspropSchema = z.object({
  rho: z.number().default(0.9),
  momentum: z.number().default(0),
  epsilon: z.number().default(1e-7),
});

function createRmsprop(raw: Readonly<Record<string, unknown>>): Optimizer {
  const { rho, momentum, epsilon } = rmspropSchema.parse(raw);
  return {
    slots: momentum > 0 ? ['velocity', 'momentum'] : ['velocity'],
    update: ({ weights, gradients, slots: [v, m], learningRate }) => {
      const velocity: tf.Tensor1D = tf.add(tf.mul(need(v), rho), tf.mul(tf.square(gradients), 1 - rho));
      // Keras 3 has epsilon inside the root.
      const step: tf.Tensor1D = tf.div(tf.mul(gradients, learningRate), tf.sqrt(tf.add(velocity, epsilon)));
      if (momentum === 0) return { weights: tf.sub(weights, step), slots: [velocity] };
      const moved: tf.Tensor1D = tf.add(tf.mul(need(m), momentum), step);
      return { weights: tf.sub(weights, moved), slots: [velocity, moved] };
    },
  };
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('An optimizer lacks one of its slots');
  return value;
}
