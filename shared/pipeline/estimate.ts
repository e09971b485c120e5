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
}

/** Counts what a model costs before it is built. What a training needs is estimateMemory's. */
export function estimateModel(model: Pick<ModelPlan, 'layers'>): Estimate {
  let parameters = 0;
  let trainableParameters = 0;
  let multiplyAdds = 0;
  let activations = 0;
  const shapes = new Map(model.layers.map(({ node, outputShape }) => [node, outputShape]));
  for (const layer of model.layers) {
    for (const weight of layer.weights) {
      const count = countElements(weight.shape) ?? 0;
      parameters += count;
      if (weight.trainable) trainableParameters += count;
    }
    multiplyAdds += countMultiplyAdds(layer, shapes.get(layer.inputs.at(-1) ?? '') ?? []);
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
  };
}

/**
 * Multiply-adds of a layer for one row. Each kernel is applied whole at every place of the output that it makes: once in
 * a dense layer, at every pixel in a convolution. `input` is the shape of what comes in: a recurrent layer works at every
 * time of it, even where it gives only the last.
 */
function countMultiplyAdds({ kind, config, weights, outputShape }: LayerStep, input: readonly number[]): number {
  const kernels = weights.filter(({ name }) => name.endsWith('kernel'));
  const work = kernels.reduce((sum, { shape }) => sum + (countElements(shape) ?? 0), 0);
  const places = countElements(outputShape.slice(0, -1)) ?? 0;
  const [times = 1] = input;
  switch (kind) {
    case 'lstm':
    case 'gru':
    case 'simpleRNN':
      return times * work;
    case 'conv2dTranspose':
      return (countElements(input.slice(0, -1)) ?? 0) * work;
    case 'multiHeadAttention':
      // Every place with every other: once for the scores, once for the mix.
      return places * work + 2 * places * times * Number(config.numHeads) * Number(config.keyDim);
    default:
      return places * work;
  }
}
