import * as tf from '@tensorflow/tfjs';
import type { LayerStep } from '../../../shared/pipeline/plan.ts';

/** What a layer may want to know about the step it runs in. */
export interface LayerContext {
  readonly training: boolean;
  /** Seed of the run, and the step (from 0) that the random masks belong to. */
  readonly seed: number;
  readonly step: number;
  /** A moving average that is to be set when the step has succeeded; the tensor is taken over. */
  update(variable: tf.LayerVariable, value: tf.Tensor): void;
}

/** How tfjs-layers executes one kind of layer. */
export interface FallbackLayer {
  readonly kind: string;
  /** Its activation works inside the layer (recurrent cells): the executor leaves it there. */
  readonly keepsActivation?: boolean;
  /** The Keras layer of this step, not built yet. Its activation comes with `config`: the executor asks for `linear`. */
  create(step: LayerStep): tf.layers.Layer;
  /** True for a step that tfjs cannot train: only the native engine runs it. */
  refuses?(step: LayerStep): boolean;
  /** True where tfjs' own forward pass gives other numbers than `forward`: a TF.js export would be another model. */
  differs?(step: LayerStep): boolean;
  /** Only where tfjs' own forward pass is not Keras', or cannot be differentiated. Output shape: as the plan says. */
  forward?(layer: tf.layers.Layer, step: LayerStep, inputs: readonly tf.Tensor[], context: LayerContext): tf.Tensor;
}

/** The forward pass as tfjs has it, without the bookkeeping of `apply`. */
export function callLayer(layer: tf.layers.Layer, inputs: readonly tf.Tensor[], training: boolean): tf.Tensor {
  const output = layer.call([...inputs], { training });
  if (!(output instanceof tf.Tensor)) throw new Error(`Layer ${layer.name} gave several outputs`);
  return output;
}
