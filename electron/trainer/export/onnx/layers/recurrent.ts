import { orderBlocks, transposeWeight } from '../arrange.ts';
import type { OnnxContext, OnnxLayer, Weight } from '../onnxLayer.ts';

interface Cell {
  readonly op: 'LSTM' | 'GRU' | 'RNN';
  /** Which block of ours stands at each place of ONNX's. */
  readonly gates: readonly number[];
}

/** Keras: input, forget, cell, output. ONNX: input, output, forget, cell. */
const LSTM: Cell = { op: 'LSTM', gates: [0, 3, 1, 2] };
/** Update, reset, candidate in both. */
const GRU: Cell = { op: 'GRU', gates: [0, 1, 2] };
const RNN: Cell = { op: 'RNN', gates: [0] };

/** Activations of a plain cell by ONNX's names. */
const RNN_ACTIVATIONS: Readonly<Record<string, string>> = {
  tanh: 'Tanh',
  relu: 'Relu',
  sigmoid: 'Sigmoid',
  softsign: 'Softsign',
};

const recurrent =
  (cell: Cell): OnnxLayer =>
  (context) => {
    const { graph, inputs, config, mask, refuse } = context;
    if (mask) refuse('times that do not count');
    const isWhole = config.boolean('returnSequences');
    const there = graph.add('Transpose', [inputs[0].name], { perm: [1, 0, 2] });
    const [x, turned] = config.boolean('goBackwards') ? [reverse(graph, there, 0), there] : [there, ''];
    if (!config.boolean('bidirectional')) return read(context, cell, x, '', isWhole);
    const first = read(context, cell, x, 'forward_', isWhole);
    const second = read(context, cell, turned || reverse(graph, x, 0), 'backward_', isWhole);
    // Both in the order in which the first one read.
    return merge(context, first, isWhole ? reverse(graph, second, 1) : second);
  };

/** One direction over times×batch×in, to batch×units or batch×times×units. */
function read(context: OnnxContext, cell: Cell, x: string, direction: string, isWhole: boolean): string {
  const { graph, config, weight, layer, refuse } = context;
  const place = ({ shape, data }: Weight) => graph.floats(data, [1, ...shape]);
  const units = config.number('units');
  const width = cell.gates.length * units;
  const bias = orderBlocks(weight(`${direction}bias`), cell.gates).data;
  // One bias for the input and one for the state; only a GRU that resets after the product has both.
  const both = bias.length === 2 * width ? bias : Float32Array.of(...bias, ...new Float32Array(width));
  const activation = RNN_ACTIVATIONS[String(layer.config.activation)];
  const attributes = {
    hidden_size: units,
    ...(cell.op === 'GRU' ? { linear_before_reset: config.boolean('resetAfter') ? 1 : 0 } : {}),
    ...(cell.op === 'RNN' ? { activations: { texts: [activation ?? refuse(String(layer.config.activation))] } } : {}),
  };
  const names = [`${layer.node}/${direction}all`, `${layer.node}/${direction}last`];
  graph.addNamed(
    cell.op,
    [
      x,
      place(transposeWeight(orderBlocks(weight(`${direction}kernel`), cell.gates), [1, 0])),
      place(transposeWeight(orderBlocks(weight(`${direction}recurrent_kernel`), cell.gates), [1, 0])),
      graph.floats(both, [1, both.length]),
    ],
    names,
    attributes,
  );
  const [all = '', last = ''] = names;
  if (!isWhole) return graph.add('Squeeze', [last, graph.integers([0])]);
  return graph.add('Transpose', [graph.add('Squeeze', [all, graph.integers([1])])], { perm: [1, 0, 2] });
}

function merge({ graph, config }: OnnxContext, a: string, b: string): string {
  const mode = config.text('mergeMode');
  if (mode === 'concat') return graph.add('Concat', [a, b], { axis: -1 });
  if (mode === 'mul') return graph.add('Mul', [a, b]);
  const sum = graph.add('Add', [a, b]);
  return mode === 'ave' ? graph.add('Mul', [sum, graph.scalar(0.5)]) : sum;
}

function reverse(graph: OnnxContext['graph'], x: string, axis: number): string {
  // From the last to before the first, which ONNX writes as the smallest number there is.
  const bounds = [[-1], [-(2 ** 53 - 1)], [axis], [-1]].map((part) => graph.integers(part));
  return graph.add('Slice', [x, ...bounds]);
}

export const recurrentLayers: Readonly<Record<string, OnnxLayer>> = {
  lstm: recurrent(LSTM),
  gru: recurrent(GRU),
  simpleRNN: recurrent(RNN),
};
