import { type GraphNode, outputOf, type Tensor } from '../graph/graph.ts';
import { formatTensorShape } from '../graph/tensorShape.ts';
import { refuse, requireRank, requireType } from './check.ts';

/** A whole sequence through an LSTM. Shapes: x time×batch×in, states batch×units, kernel (in + units)×4·units. */
export interface BlockLstmInputs {
  readonly x: Tensor;
  readonly cell: Tensor;
  readonly hidden: Tensor;
  /** The kernel above the recurrent kernel, gates in Keras' order: input, forget, cell, output. */
  readonly kernel: Tensor;
  readonly bias: Tensor;
}

export interface BlockLstmOutputs {
  /** Cell state before the output gate, and what comes out, for every time. Shapes time×batch×units. */
  readonly cells: Tensor;
  readonly hidden: Tensor;
}

/** Index of the outputs that a graph goes on with; the other five are kept for the gradient alone. */
export const LSTM_CELLS = 1;
export const LSTM_HIDDEN = 6;
const OUTPUTS = 7;

/** TensorFlow's fused LSTM: one kernel for all times instead of a dozen per time. float32 only, as TensorFlow has it. */
export function blockLstm({ x, cell, hidden, kernel, bias }: BlockLstmInputs): BlockLstmOutputs {
  const op = 'BlockLSTMV2';
  requireRank(op, x, 3);
  requireType(op, x, 'float32');
  const { graph } = x;
  const [time = 1, batch = 1] = x.shape;
  const units = hidden.shape[1];
  if (typeof time !== 'number' || typeof units !== 'number') {
    refuse(graph, op, `needs a known length, got ${formatTensorShape(x.shape)}`);
  }
  if (kernel.shape[1] !== 4 * units || bias.shape[0] !== 4 * units) {
    refuse(graph, op, `of ${units} units has a kernel ${formatTensorShape(kernel.shape)}`);
  }
  // No peepholes: their weights are zeros that the kernel does not read.
  const unused = graph.constant(new Float32Array(units), 'float32');
  const node = graph.addNode({
    op,
    inputs: [graph.constant(time, 'int64'), x, cell, hidden, kernel, unused, unused, unused, bias],
    attributes: { T: { type: 'float32' }, cell_clip: { float: 0 }, use_peephole: { bool: false } },
    outputs: Array.from({ length: OUTPUTS }, () => ({ dtype: 'float32' as const, shape: [time, batch, units] })),
  });
  return { cells: outputOf(node, LSTM_CELLS), hidden: outputOf(node, LSTM_HIDDEN) };
}

/** Gradients of x, cell, hidden, kernel and bias from those of the cell states and of what came out. */
export function blockLstmGrad(
  forward: GraphNode,
  cellsGrad: Tensor,
  hiddenGrad: Tensor,
): Readonly<Record<'x' | 'cell' | 'hidden' | 'kernel' | 'bias', Tensor>> {
  const shapes = forward.inputs.slice(1).map(({ dtype, shape }) => ({ dtype, shape }));
  const node = hiddenGrad.graph.addNode({
    op: 'BlockLSTMGradV2',
    inputs: [...forward.inputs, ...forward.outputs, cellsGrad, hiddenGrad],
    attributes: { T: { type: 'float32' }, use_peephole: { bool: false } },
    outputs: shapes,
  });
  return {
    x: outputOf(node, 0),
    cell: outputOf(node, 1),
    hidden: outputOf(node, 2),
    kernel: outputOf(node, 3),
    bias: outputOf(node, 7),
  };
}
