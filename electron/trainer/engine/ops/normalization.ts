import { type GraphNode, outputOf, type Tensor } from '../graph/graph.ts';
import { formatTensorShape, sizesCanMatch } from '../graph/tensorShape.ts';
import { refuse, requireRank, requireType } from './check.ts';

export interface BatchNormInputs {
  readonly x: Tensor;
  readonly scale: Tensor;
  readonly offset: Tensor;
}

export interface BatchNormOutputs {
  readonly y: Tensor;
  /** Mean and variance of the batch; the variance is divided by N − 1. */
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/** Normalises each channel by the batch itself. Input and output shape n×h×w×c; float32 only, as TensorFlow has it. */
export function batchNormTraining({ x, scale, offset }: BatchNormInputs, epsilon: number): BatchNormOutputs {
  // Empty statistics and a factor of 1: the op then returns those of the batch alone.
  const empty = x.graph.constant([], 'float32');
  const node = addBatchNorm([x, scale, offset, empty, empty], epsilon, true);
  return { y: outputOf(node, 0), mean: outputOf(node, 1), variance: outputOf(node, 2) };
}

/** Normalises each channel by given statistics. Input and output shape n×h×w×c. */
export function batchNormInference(
  { x, scale, offset, mean, variance }: BatchNormInputs & { readonly mean: Tensor; readonly variance: Tensor },
  epsilon: number,
): Tensor {
  return outputOf(addBatchNorm([x, scale, offset, mean, variance], epsilon, false), 0);
}

function addBatchNorm(inputs: readonly [Tensor, ...Tensor[]], epsilon: number, training: boolean): GraphNode {
  const op = 'FusedBatchNormV3';
  const [x, ...parameters] = inputs;
  requireRank(op, x, 4);
  requireType(op, x, 'float32');
  const channels = x.shape[3] ?? 1;
  for (const parameter of parameters.slice(0, training ? 2 : 4)) {
    requireRank(op, parameter, 1);
    if (!sizesCanMatch(parameter.shape[0] ?? 1, channels)) {
      refuse(x.graph, op, `has ${formatTensorShape(parameter.shape)} parameters for ${formatTensorShape(x.shape)}`);
    }
  }
  const perChannel = { dtype: 'float32' as const, shape: [channels] };
  return x.graph.addNode({
    op,
    inputs,
    attributes: {
      T: { type: 'float32' },
      U: { type: 'float32' },
      epsilon: { float: epsilon },
      exponential_avg_factor: { float: 1 },
      data_format: { text: 'NHWC' },
      is_training: { bool: training },
    },
    outputs: [
      { dtype: 'float32', shape: x.shape },
      perChannel,
      perChannel,
      perChannel,
      perChannel,
      // Reserved for accelerators; its shape is no part of the contract.
      { dtype: 'float32', shape: [] },
    ],
  });
}

/** Gradients of x, scale and offset. `reserved` are mean, variance and reserve space as the forward op left them. */
export function batchNormGrad(
  dy: Tensor,
  x: Tensor,
  scale: Tensor,
  reserved: readonly [Tensor, Tensor, Tensor],
  { epsilon, training }: { readonly epsilon: number; readonly training: boolean },
): [Tensor, Tensor, Tensor] {
  const perChannel = { dtype: 'float32' as const, shape: scale.shape };
  const node = dy.graph.addNode({
    op: 'FusedBatchNormGradV3',
    inputs: [dy, x, scale, ...reserved],
    attributes: {
      T: { type: 'float32' },
      U: { type: 'float32' },
      epsilon: { float: epsilon },
      data_format: { text: 'NHWC' },
      is_training: { bool: training },
    },
    outputs: [{ dtype: 'float32', shape: x.shape }, perChannel, perChannel, perChannel, perChannel],
  });
  return [outputOf(node, 0), outputOf(node, 1), outputOf(node, 2)];
}
