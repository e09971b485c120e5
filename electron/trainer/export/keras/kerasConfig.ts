import { describeKerasStep, type KerasCall, type KerasValue } from '../../../../shared/codegen/kerasCall.ts';
import type { LayerStep, ModelPlan } from '../../../../shared/pipeline/plan.ts';
import { refuseLayer } from '../exportFormat.ts';
import { orderAsKeras } from './layerOrder.ts';

/** The model as `config.json` of Keras 3 has it. Errors: `export.layerNotInFormat`. */
export function describeKerasModel(model: ModelPlan, name: string): object {
  const layers = orderAsKeras(model);
  const shapes = new Map(layers.map(({ node, outputShape }) => [node, [null, ...outputShape]]));
  const tensor = (node: string) => ({
    class_name: '__keras_tensor__',
    config: { shape: shapes.get(node), dtype: 'float32', keras_history: [node, 0, 0] },
  });
  const place = (node: string) => [node, 0, 0];
  const inputs = layers.flatMap(({ node, fields }) => (fields ? [node] : [])).filter((node) => shapes.has(node));
  return {
    // No public name of Keras: only by this one is it found.
    module: 'keras.src.models.functional',
    class_name: 'Functional',
    registered_name: 'Functional',
    config: {
      name: name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=[^A-Za-z])/, 'model_'),
      trainable: true,
      layers: layers.map((step) => describeLayer(step, tensor)),
      // As the plan counts them, whatever their place in the graph. One alone stands alone.
      input_layers: alone(model.layers.flatMap(({ node }) => (inputs.includes(node) ? [place(node)] : []))),
      output_layers: alone(model.outputs.map(place)),
    },
  };
}

function describeLayer(step: LayerStep, tensor: (node: string) => object): object {
  const { node } = step;
  if (step.fields) {
    const config = { batch_shape: [null, ...step.outputShape], dtype: 'float32', sparse: false, name: node };
    return { ...describeObject('layers', 'InputLayer', config), name: node, inbound_nodes: [] };
  }
  const described = describeKerasStep(step);
  if (!described) return refuseLayer('Keras', step);
  const { layer, callArgs } = described;
  const before = step.inputs.map(tensor);
  // Attention takes query and value side by side, layers that join take one list.
  const args =
    step.kind === 'multiHeadAttention' ? [before[0], before.at(-1)] : before.length === 1 ? before : [before];
  return {
    ...describeObject('layers', layer.className, { ...describeArguments(layer.args), name: node }),
    name: node,
    inbound_nodes: [{ args, kwargs: callArgs }],
  };
}

function describeArguments(args: KerasCall['args']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, describeValue(value)]));
}

function describeValue(value: KerasValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!('className' in value)) return value.map(describeValue);
  return describeObject(value.module, value.className, describeArguments(value.args));
}

function describeObject(module: string, className: string, config: object): object {
  return { module: `keras.${module}`, class_name: className, config, registered_name: null };
}

function alone(places: readonly unknown[]): unknown {
  return places.length === 1 ? places[0] : places;
}
