import * as tf from '@tensorflow/tfjs';
import { AppError } from '../../../shared/base/appError.ts';
import type { LayerStep } from '../../../shared/pipeline/plan.ts';
import { findFallbackLayer } from '../fallback/network.ts';
import type { NamedTensor } from '../loop/executor.ts';
import { weightName } from '../loop/initialWeights.ts';
import type { TrainedModel } from '../model/modelFolder.ts';
import { refuseLayer } from './exportFormat.ts';

/**
 * Builds the model as tfjs-layers has it: a functional model with the activations inside the layers and our node ids as
 * layer names. Inputs and outputs stand in the plan's order. The caller disposes of it.
 * Errors: `export.layerNotInFormat`, `run.weightsDiffer`.
 */
export function buildLayersModel({ plan, weights }: TrainedModel): tf.LayersModel {
  const values = new Map(weights.map((weight) => [weight.name, weight]));
  const tensors = new Map<string, tf.SymbolicTensor>();
  const inputs: tf.SymbolicTensor[] = [];
  for (const step of plan.model.layers) {
    if (step.fields) {
      const input = tf.input({ shape: [...step.outputShape], name: step.node });
      inputs.push(input);
      tensors.set(step.node, input);
      continue;
    }
    const from = step.inputs.map((node) => need(tensors, node));
    const [only] = from;
    const layer = createLayer(step);
    const output = layer.apply(from.length === 1 && only ? only : from);
    if (!(output instanceof tf.SymbolicTensor)) throw new Error(`Layer ${step.node} gave no single output`);
    setWeights(step, layer, values);
    tensors.set(step.node, output);
  }
  return tf.model({ inputs, outputs: plan.model.outputs.map((node) => need(tensors, node)), name: 'tensorloom' });
}

function createLayer(step: LayerStep): tf.layers.Layer {
  const implementation = findFallbackLayer(step.kind);
  if (!implementation || implementation.differs?.(step) || implementation.refuses?.(step))
    refuseLayer('TensorFlow.js', step);
  const initializer = 'kernelInitializer' in step.config ? { kernelInitializer: 'zeros' } : {};
  return implementation.create({ ...step, config: { ...step.config, ...initializer } });
}

function setWeights(step: LayerStep, layer: tf.layers.Layer, values: ReadonlyMap<string, NamedTensor>): void {
  tf.tidy(() => {
    layer.setWeights(
      step.weights.map(({ name, shape }) => {
        const value = values.get(weightName(step.node, name));
        if (!value) throw new AppError('run.weightsDiffer', { name });
        return tf.tensor(value.data.slice(), [...shape]);
      }),
    );
  });
}

function need(tensors: ReadonlyMap<string, tf.SymbolicTensor>, node: string): tf.SymbolicTensor {
  const tensor = tensors.get(node);
  if (!tensor) throw new Error(`Layer ${node} stands after one that takes it`);
  return tensor;
}
