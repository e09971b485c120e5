import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { NamedTensor } from '../loop/executor.ts';
import { PlanError } from '../loop/planError.ts';
import type { NetworkWeight } from './network.ts';
import { OPTIMIZERS } from './optimizers.ts';

/** All trainable weights as one vector beside their variables, and what the optimizer keeps for them. */
export interface FlatWeights {
  /** One step down the gradient of what `measure` returns; returns its value before the step. Call it inside tf.tidy. */
  descend(measure: () => tf.Scalar): tf.Scalar;
  setLearningRate(value: number): void;
  /** Slots as `<weight>/<slot>` and the `iteration`. */
  saveOptimizer(): readonly NamedTensor[];
  /** Takes the variables as they are now; with no optimizer tensors it starts afresh. Errors: AppError `run.weightsDiffer`. */
  restore(optimizer: readonly NamedTensor[]): void;
  dispose(): void;
}

const ITERATION = 'iteration';
const learningRateSchema = z.object({ learningRate: z.number().positive() });

/** Starts the optimizer of a plan for these weights. Errors: PlanError `run.unknownOptimizer`. */
export function createFlatWeights(
  weights: readonly NetworkWeight[],
  { node, className, config }: Plan['training']['optimizer'],
): FlatWeights {
  const create = OPTIMIZERS[className];
  if (!create) throw new PlanError('run.unknownOptimizer', node, { name: className });
  const optimizer = create(config);
  const variables = weights.map(({ variable }) => variable);
  const sizes = variables.map(({ size }) => size);
  const total = sizes.reduce((sum, size) => sum + size, 0);

  let learningRate = learningRateSchema.parse(config).learningRate;
  let iteration = 0;
  let vectors = join(variables, []);
  let slots: readonly tf.Tensor1D[] = [];

  const replace = (next: { readonly weights: tf.Tensor1D; readonly slots: readonly tf.Tensor1D[] }): void => {
    for (const old of [vectors, ...slots]) old.dispose();
    vectors = tf.keep(next.weights);
    slots = next.slots.map((slot) => tf.keep(slot));
  };
  const restore = (saved: readonly NamedTensor[]): void => {
    const byName = new Map(saved.map((tensor) => [tensor.name, tensor.data]));
    const joinSlot = (slot: string): tf.Tensor1D => {
      const values = new Float32Array(total);
      let offset = 0;
      for (const { name, variable } of weights) {
        const part = byName.get(`${name}/${slot}`);
        if (saved.length > 0 && part?.length !== variable.size) throw new AppError('run.weightsDiffer', { name });
        values.set(part ?? [], offset);
        offset += variable.size;
      }
      return tf.tensor1d(values);
    };
    tf.tidy(() => replace({ weights: join(variables, []), slots: optimizer.slots.map(joinSlot) }));
    iteration = byName.get(ITERATION)?.[0] ?? 0;
  };
  restore([]);

  return {
    descend: (measure) => {
      if (variables.length === 0) return measure();
      const { value, grads } = tf.variableGrads(measure, variables);
      const gradients = join(
        variables.map(({ name, shape }) => grads[name] ?? tf.zeros(shape)),
        [],
      );
      iteration += 1;
      replace(optimizer.update({ weights: vectors, gradients, slots, learningRate, iteration }));
      const parts = tf.split(vectors, sizes);
      for (const [index, variable] of variables.entries()) {
        const part = parts[index];
        if (part) variable.assign(tf.reshape(part, variable.shape));
      }
      return value;
    },
    setLearningRate: (value) => {
      learningRate = value;
    },
    saveOptimizer: () => [
      ...optimizer.slots.flatMap((slot, index) => {
        const values = slots[index]?.dataSync() ?? new Float32Array(total);
        let offset = 0;
        return weights.map(({ name, shape, variable }) => {
          const data = Float32Array.from(values.subarray(offset, offset + variable.size));
          offset += variable.size;
          return { name: `${name}/${slot}`, shape, data };
        });
      }),
      { name: ITERATION, shape: [], data: Int32Array.of(iteration) },
    ],
    restore,
    dispose: () => {
      for (const tensor of [vectors, ...slots]) tensor.dispose();
    },
  };
}

/** Lays tensors end to end. */
function join(tensors: readonly tf.Tensor[], none: number[]): tf.Tensor1D {
  return tf.tidy(() => {
    const flat = tensors.map((tensor) => tf.reshape<tf.Rank.R1>(tensor, [tensor.size]));
    const [only] = flat;
    if (!only) return tf.tensor1d(none);
    return flat.length === 1 ? only.clone() : tf.concat1d(flat);
  });
}
