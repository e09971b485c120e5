import type { DType } from '../graph/dtype.ts';
import type { Tensor } from '../graph/graph.ts';
import type { TensorShape } from '../graph/tensorShape.ts';
import type { ConfigReader } from '../layers/configReader.ts';
import { mean } from '../ops/reduction.ts';

/** How the graph engine computes one of Keras' losses. */
export interface EngineLoss {
  /** How the target is fed; its shape follows from that of the prediction (`targetShape`). */
  readonly target: DType & ('float32' | 'int32');
  /** Classes are numbers: the target lacks the prediction's last axis. */
  readonly takesClassNumbers?: boolean;
  /** The loss of each place (or each number of it): rows first, then the axes of the prediction that are left. */
  values(prediction: Tensor, target: Tensor, config: ConfigReader): Tensor;
}

/** The shape of the target that a loss compares with a prediction. */
export function targetShape({ takesClassNumbers }: EngineLoss, prediction: TensorShape): TensorShape {
  return takesClassNumbers ? prediction.slice(0, -1) : prediction;
}

/** The loss of each row: the mean over what is in it. Output shape rows. */
export function lossPerRow(loss: EngineLoss, prediction: Tensor, target: Tensor, config: ConfigReader): Tensor {
  return meanPerRow(loss.values(prediction, target, config));
}

/** The mean over every axis but the first. Output shape rows. */
export function meanPerRow(x: Tensor): Tensor {
  return x.shape.length === 1 ? x : mean(x, { axes: x.shape.map((_, axis) => axis).slice(1) });
}

/**
 * What an activation was computed from, when the prediction is its output: cross-entropies are exact and cheap on these
 * logits, and inexact on probabilities that were rounded to 0 or 1. Null when something else made the prediction.
 */
export function logitsBehind(prediction: Tensor, activation: 'Softmax' | 'Sigmoid'): Tensor | null {
  return prediction.node.op === activation ? (prediction.node.inputs[0] ?? null) : null;
}
