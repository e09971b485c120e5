import { onnxActivations } from '../onnxActivations.ts';
import type { OnnxContext, OnnxLayer } from '../onnxLayer.ts';

/** Applies the activation that a layer is set to. */
export function activate({ graph, layer, refuse }: OnnxContext, x: string): string {
  const name = String(layer.config.activation);
  const write = onnxActivations[name] ?? refuse(name);
  return write(graph, x);
}

/** Adds a weight, where the layer has a bias. */
export function addBias({ graph, config, weight }: OnnxContext, x: string): string {
  return config.boolean('useBias') ? graph.add('Add', [x, graph.floats(weight('bias').data)]) : x;
}

// MatMul takes any rank, Gemm two axes only.
const dense: OnnxLayer = (context) => {
  const { data, shape } = context.weight('kernel');
  const { graph, inputs } = context;
  return activate(context, addBias(context, graph.add('MatMul', [inputs[0].name, graph.floats(data, shape)])));
};

const embedding: OnnxLayer = ({ graph, inputs: [x], config, weight, setMask }) => {
  // ONNX numbers its types: 7 is a whole number of 64 bits.
  const indices = graph.add('Cast', [x.name], { to: 7 });
  const { data, shape } = weight('embeddings');
  if (config.boolean('maskZero') && x.shape.length === 1) {
    setMask(graph.add('Cast', [graph.add('Not', [graph.add('Equal', [x.name, graph.scalar(0)])])], { to: 1 }));
  }
  return graph.add('Gather', [graph.floats(data, shape), indices], { axis: 0 });
};

export const denseLayers: Readonly<Record<string, OnnxLayer>> = { dense, embedding };
