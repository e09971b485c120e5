import { countElements } from '../base/shape.ts';
import type { LayerStep, ModelPlan } from './plan.ts';

const BYTES_PER_NUMBER = 4;

/** What a model costs. Multiply-adds and activations are per row; all sizes in bytes of 32-bit numbers. */
export interface Estimate {
  readonly parameters: number;
  readonly trainableParameters: number;
  readonly multiplyAdds: number;
  readonly weightBytes: number;
  readonly activationBytes: number;
  /** Weights, gradients and two optimizer slots, and the activations of one batch with their gradients. */
  readonly trainingBytes: number;
}

/** Estimates a model before it is built. A guide for people: the engine needs more for its own work. */
export function estimateModel(model: Pick<ModelPlan, 'layers'>, batchSize: number): Estimate {
  let parameters = 0;
  let trainableParameters = 0;
  let multiplyAdds = 0;
  let activations = 0;
  for (const layer of model.layers) {
    for (const weight of layer.weights) {
      const count = countElements(weight.shape) ?? 0;
      parameters += count;
      if (weight.trainable) trainableParameters += count;
    }
    multiplyAdds += countMultiplyAdds(layer);
    activations += countElements(layer.outputShape) ?? 0;
  }
  const weightBytes = parameters * BYTES_PER_NUMBER;
  const activationBytes = activations * BYTES_PER_NUMBER;
  return {
    parameters,
    trainableParameters,
    multiplyAdds,
    weightBytes,
    activationBytes,
    trainingBytes: weightBytes + trainableParameters * BYTES_PER_NUMBER * 3 + activationBytes * batchSize * 2,
  };
}

/** Multiply-adds of a layer for one row: every position of the output applies the whole kernel to make its channels. */
export function countMultiplyAdds(layer: Pick<LayerStep, 'weights' | 'outputShape'>): number {
  const kernel = layer.weights.find((weight) => weight.name === 'kernel');
  const channels = kernel?.shape.at(-1);
  if (!kernel || !channels) return 0;
  return ((countElements(layer.outputShape) ?? 0) / channels) * (countElements(kernel.shape) ?? 0);
}
