import type { OnnxContext, OnnxLayer } from '../onnxLayer.ts';
import { activate } from './dense.ts';
import { toUnit } from './normalizations.ts';

const merge =
  (op: string): OnnxLayer =>
  ({ graph, inputs: [first, ...rest] }) =>
    rest.reduce((joined, { name }) => graph.add(op, [joined, name]), first.name);

const average: OnnxLayer = (context) => {
  const sum = merge('Add')(context);
  return context.graph.add('Mul', [sum, context.graph.scalar(1 / context.inputs.length)]);
};

const concatenate: OnnxLayer = ({ graph, inputs, config }) =>
  graph.add(
    'Concat',
    inputs.map(({ name }) => name),
    { axis: config.number('axis') },
  );

const dot: OnnxLayer = ({ graph, inputs: [first, second = first], config }) => {
  const isUnit = config.boolean('normalize');
  const [a, b] = [first, second].map(({ name }) => (isUnit ? toUnit(graph, name) : name));
  if (first.shape.length === 1) {
    return graph.add('ReduceSum', [graph.add('Mul', [a ?? '', b ?? '']), graph.integers([-1])], { keepdims: 1 });
  }
  return graph.add('MatMul', [a ?? '', graph.add('Transpose', [b ?? ''], { perm: [0, 2, 1] })]);
};

/** What only does something while training. */
const nothing: OnnxLayer = ({ inputs }) => inputs[0].name;

const rescaling: OnnxLayer = ({ graph, inputs: [x], config }) =>
  graph.add('Add', [
    graph.add('Mul', [x.name, graph.scalar(config.number('scale'))]),
    graph.scalar(config.number('offset')),
  ]);

const prelu: OnnxLayer = ({ graph, inputs: [x], weight }) => {
  const { shape, data } = weight('alpha');
  const below = graph.add('Mul', [graph.add('Min', [x.name, graph.scalar(0)]), graph.floats(data, shape)]);
  return graph.add('Add', [graph.add('Relu', [x.name]), below]);
};

const withNumber =
  (op: string, attribute: string, parameter: string): OnnxLayer =>
  ({ graph, inputs: [x], config }) =>
    graph.add(op, [x.name], { [attribute]: { float: config.number(parameter) } });

const masking: OnnxLayer = ({ graph, inputs: [x], config, setMask }) => {
  const differs = graph.add('Not', [graph.add('Equal', [x.name, graph.scalar(config.number('maskValue'))])]);
  const counts = graph.add('ReduceMax', [graph.add('Cast', [differs], { to: 1 })], { axes: [-1], keepdims: 0 });
  setMask(counts);
  return graph.add('Mul', [x.name, graph.add('Unsqueeze', [counts, graph.integers([-1])])]);
};

const LONGEST_WAVE = 10_000;

const positionalEncoding: OnnxLayer = (context) => {
  const { graph, inputs, layer, config, weight } = context;
  const [times = 1, width = 1] = layer.outputShape;
  const added = config.text('form') === 'learned' ? weight('position_embeddings').data : makeWaves(times, width);
  return graph.add('Add', [inputs[0].name, graph.floats(added, [times, width])]);
};

/** Sines in the even channels, cosines in the odd ones, each pair with a longer wave than the one before. */
function makeWaves(times: number, width: number): number[] {
  return Array.from({ length: times * width }, (_, place) => {
    const [time, channel] = [Math.floor(place / width), place % width];
    const angle = time / LONGEST_WAVE ** ((2 * Math.floor(channel / 2)) / width);
    return channel % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
}

export const elementwiseLayers: Readonly<Record<string, OnnxLayer>> = {
  activation: (context: OnnxContext) => activate(context, context.inputs[0].name),
  softmax: ({ graph, inputs: [x], config }) => graph.add('Softmax', [x.name], { axis: config.number('axis') }),
  elu: withNumber('Elu', 'alpha', 'alpha'),
  leakyReLU: withNumber('LeakyRelu', 'alpha', 'negativeSlope'),
  thresholdedReLU: withNumber('ThresholdedRelu', 'alpha', 'theta'),
  prelu,
  rescaling,
  masking,
  positionalEncoding,
  add: merge('Add'),
  subtract: merge('Sub'),
  multiply: merge('Mul'),
  maximum: merge('Max'),
  minimum: merge('Min'),
  average,
  concatenate,
  dot,
  dropout: nothing,
  spatialDropout1d: nothing,
  spatialDropout2d: nothing,
  alphaDropout: nothing,
  gaussianDropout: nothing,
  gaussianNoise: nothing,
};
