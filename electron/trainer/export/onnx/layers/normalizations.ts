import type { OnnxContext, OnnxLayer } from '../onnxLayer.ts';

/** What is learned per channel, where the layer has it. */
function applyAffine({ graph, config, weight }: OnnxContext, x: string): string {
  const scaled = config.boolean('scale') ? graph.add('Mul', [x, graph.floats(weight('gamma').data)]) : x;
  return config.boolean('center') ? graph.add('Add', [scaled, graph.floats(weight('beta').data)]) : scaled;
}

// In three steps and not folded into two: mean · scale can be large where what is left of it is small.
const batchNormalization: OnnxLayer = ({ graph, inputs: [x], config, weight }) => {
  const epsilon = config.number('epsilon');
  const variance = weight('moving_variance').data;
  const scale = weight('gamma').data.map((gamma, channel) => gamma / Math.sqrt((variance[channel] ?? 0) + epsilon));
  const centred = graph.add('Sub', [x.name, graph.floats(weight('moving_mean').data)]);
  return graph.add('Add', [graph.add('Mul', [centred, graph.floats(scale)]), graph.floats(weight('beta').data)]);
};

const layerNormalization: OnnxLayer = ({ graph, inputs: [x], config, weight }) => {
  const width = x.shape.at(-1) ?? 1;
  const gamma = config.boolean('scale') ? weight('gamma').data : new Float32Array(width).fill(1);
  const beta = config.boolean('center') ? weight('beta').data : new Float32Array(width);
  return graph.add('LayerNormalization', [x.name, graph.floats(gamma), graph.floats(beta)], {
    axis: -1,
    epsilon: { float: config.number('epsilon') },
  });
};

const rmsNormalization: OnnxLayer = ({ graph, inputs: [x], config, weight }) => {
  const squares = graph.add('ReduceMean', [graph.add('Mul', [x.name, x.name])], { axes: [-1], keepdims: 1 });
  const root = graph.add('Sqrt', [graph.add('Add', [squares, graph.scalar(config.number('epsilon'))])]);
  return graph.add('Mul', [graph.add('Div', [x.name, root]), graph.floats(weight('scale').data)]);
};

const unitNormalization: OnnxLayer = ({ graph, inputs: [x] }) => toUnit(graph, x.name);

/** Scaled to length 1 along the last axis, with Keras' epsilon for the square of a length. */
export function toUnit(graph: OnnxContext['graph'], x: string): string {
  const sum = graph.add('ReduceSum', [graph.add('Mul', [x, x]), graph.integers([-1])], { keepdims: 1 });
  return graph.add('Div', [x, graph.add('Sqrt', [graph.add('Add', [sum, graph.scalar(1e-12)])])]);
}

const groupNormalization: OnnxLayer = (context) => {
  const { graph, inputs, config, layer } = context;
  const [x] = inputs;
  const channels = x.shape.at(-1) ?? 1;
  const groups = config.number('groups');
  const places = x.shape.slice(0, -1).reduce((product, size) => product * size, 1);
  const grouped = graph.add('Reshape', [x.name, graph.integers([-1, places, groups, channels / groups])]);
  const centred = graph.add('Sub', [grouped, graph.add('ReduceMean', [grouped], { axes: [1, 3], keepdims: 1 })]);
  const variance = graph.add('ReduceMean', [graph.add('Mul', [centred, centred])], { axes: [1, 3], keepdims: 1 });
  const root = graph.add('Sqrt', [graph.add('Add', [variance, graph.scalar(config.number('epsilon'))])]);
  const whole = graph.add('Reshape', [graph.add('Div', [centred, root]), graph.integers([-1, ...layer.outputShape])]);
  return applyAffine(context, whole);
};

export const normalizationLayers: Readonly<Record<string, OnnxLayer>> = {
  batchNormalization,
  layerNormalization,
  rmsNormalization,
  unitNormalization,
  groupNormalization,
};
