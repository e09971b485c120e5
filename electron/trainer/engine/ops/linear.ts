import { firstOutput, type Tensor } from '../graph/graph.ts';
import {
  type AxisSize,
  broadcastShapes,
  formatTensorShape,
  sizesCanMatch,
  type TensorShape,
} from '../graph/tensorShape.ts';
import { refuse, requireFloating, requireRank, requireType } from './check.ts';

export interface MatMulOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

/** Matrix product. Input shapes m×k and k×n (each transposed on request), output shape m×n. */
export function matMul(a: Tensor, b: Tensor, { transposeA = false, transposeB = false }: MatMulOptions = {}): Tensor {
  const op = 'MatMul';
  requireRank(op, a, 2);
  requireRank(op, b, 2);
  return firstOutput(
    a.graph.addNode({
      op,
      inputs: [a, b],
      attributes: { T: { type: a.dtype }, transpose_a: { bool: transposeA }, transpose_b: { bool: transposeB } },
      outputs: [{ dtype: a.dtype, shape: productShape(op, a, b, { transposeA, transposeB }) }],
    }),
  );
}

/** Matrix products over leading axes, which are broadcast. Input shapes …×m×k and …×k×n, output shape …×m×n. */
export function batchMatMul(
  a: Tensor,
  b: Tensor,
  { transposeA = false, transposeB = false }: MatMulOptions = {},
): Tensor {
  const op = 'BatchMatMulV2';
  if (a.shape.length < 2 || b.shape.length < 2) {
    refuse(a.graph, op, `needs matrices, got ${formatTensorShape(a.shape)} and ${formatTensorShape(b.shape)}`);
  }
  return firstOutput(
    a.graph.addNode({
      op,
      inputs: [a, b],
      attributes: { T: { type: a.dtype }, adj_x: { bool: transposeA }, adj_y: { bool: transposeB } },
      outputs: [{ dtype: a.dtype, shape: productShape(op, a, b, { transposeA, transposeB }) }],
    }),
  );
}

function productShape(op: string, a: Tensor, b: Tensor, { transposeA, transposeB }: MatMulOptions): TensorShape {
  requireFloating(op, a);
  requireType(op, b, a.dtype);
  const [m, k] = lastTwo(a.shape, transposeA);
  const [inner, n] = lastTwo(b.shape, transposeB);
  const leading = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
  if (!leading || !sizesCanMatch(k, inner)) {
    refuse(a.graph, op, `cannot multiply ${formatTensorShape(a.shape)} by ${formatTensorShape(b.shape)}`);
  }
  return [...leading, m, n];
}

function lastTwo(shape: TensorShape, transposed: boolean | undefined): [AxisSize, AxisSize] {
  const rows = shape[shape.length - 2] ?? 1;
  const columns = shape[shape.length - 1] ?? 1;
  return transposed ? [columns, rows] : [rows, columns];
}

/** Adds a vector along the last axis. */
export function biasAdd(x: Tensor, bias: Tensor): Tensor {
  const op = 'BiasAdd';
  requireRank(op, bias, 1);
  requireType(op, bias, x.dtype);
  const channels = x.shape[x.shape.length - 1] ?? 1;
  const width = bias.shape[0] ?? 1;
  if (x.shape.length < 2 || !sizesCanMatch(channels, width)) {
    refuse(x.graph, op, `cannot add ${formatTensorShape(bias.shape)} to ${formatTensorShape(x.shape)}`);
  }
  return firstOutput(
    x.graph.addNode({
      op,
      inputs: [x, bias],
      attributes: { T: { type: x.dtype }, data_format: { text: 'NHWC' } },
      outputs: [{ dtype: x.dtype, shape: x.shape }],
    }),
  );
}

/** Sums over all axes but the last. */
export function biasAddGrad(dy: Tensor): Tensor {
  return firstOutput(
    dy.graph.addNode({
      op: 'BiasAddGrad',
      inputs: [dy],
      attributes: { T: { type: dy.dtype }, data_format: { text: 'NHWC' } },
      outputs: [{ dtype: dy.dtype, shape: [dy.shape[dy.shape.length - 1] ?? 1] }],
    }),
  );
}
