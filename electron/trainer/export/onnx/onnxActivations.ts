import type { OnnxGraph } from './onnxGraph.ts';

type Write = (graph: OnnxGraph, x: string) => string;

const op =
  (name: string, attributes: Parameters<OnnxGraph['add']>[2] = {}): Write =>
  (graph, x) =>
    graph.add(name, [x], attributes);
const clip =
  (low: number, high: number): Write =>
  (graph, x) =>
    graph.add('Clip', [x, graph.scalar(low), graph.scalar(high)]);
// Keras 3 and PyTorch: relu6(x + 3) / 6.
const hardSigmoid = op('HardSigmoid', { alpha: { float: 1 / 6 }, beta: { float: 0.5 } });
const timesItself =
  (other: Write): Write =>
  (graph, x) =>
    graph.add('Mul', [x, other(graph, x)]);
const logSigmoid: Write = (graph, x) => graph.add('Neg', [graph.add('Softplus', [graph.add('Neg', [x])])]);

/** Activations by our names. */
export const onnxActivations: Readonly<Record<string, Write>> = {
  linear: (_graph, x) => x,
  relu: op('Relu'),
  relu6: clip(0, 6),
  elu: op('Elu'),
  selu: op('Selu'),
  celu: op('Celu'),
  leakyRelu: op('LeakyRelu', { alpha: { float: 0.2 } }),
  gelu: (graph, x) => {
    const share = graph.add('Erf', [graph.add('Mul', [x, graph.scalar(Math.SQRT1_2)])]);
    return graph.add('Mul', [x, graph.add('Mul', [graph.add('Add', [share, graph.scalar(1)]), graph.scalar(0.5)])]);
  },
  swish: timesItself(op('Sigmoid')),
  silu: timesItself(op('Sigmoid')),
  mish: timesItself((graph, x) => graph.add('Tanh', [graph.add('Softplus', [x])])),
  hardSigmoid,
  hardSwish: timesItself(hardSigmoid),
  hardSilu: timesItself(hardSigmoid),
  hardTanh: clip(-1, 1),
  hardShrink: op('Shrink', { lambd: { float: 0.5 }, bias: { float: 0 } }),
  softShrink: op('Shrink', { lambd: { float: 0.5 }, bias: { float: 0.5 } }),
  tanhShrink: (graph, x) => graph.add('Sub', [x, graph.add('Tanh', [x])]),
  sigmoid: op('Sigmoid'),
  logSigmoid,
  tanh: op('Tanh'),
  softplus: op('Softplus'),
  softsign: op('Softsign'),
  squareplus: (graph, x) => {
    const root = graph.add('Sqrt', [graph.add('Add', [graph.add('Mul', [x, x]), graph.scalar(4)])]);
    return graph.add('Mul', [graph.add('Add', [x, root]), graph.scalar(0.5)]);
  },
  exponential: op('Exp'),
  softmax: op('Softmax', { axis: -1 }),
  logSoftmax: op('LogSoftmax', { axis: -1 }),
};
