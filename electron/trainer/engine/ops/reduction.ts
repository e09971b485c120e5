import { firstOutput, type Tensor } from '../graph/graph.ts';
import type { AxisSize, TensorShape } from '../graph/tensorShape.ts';
import { resolveAxis } from './check.ts';

export interface ReductionOptions {
  /** Defaults to every axis. */
  readonly axes?: readonly number[];
  /** Keeps the reduced axes with size 1. */
  readonly keepDims?: boolean;
}

function reduction(op: string) {
  return (x: Tensor, { axes, keepDims = false }: ReductionOptions = {}): Tensor => {
    const reduced = (axes ?? x.shape.map((_, axis) => axis)).map((axis) => resolveAxis(op, x, axis));
    return firstOutput(
      x.graph.addNode({
        op,
        inputs: [x, x.graph.constant(reduced, 'int32')],
        attributes: { T: { type: x.dtype }, Tidx: { type: 'int32' }, keep_dims: { bool: keepDims } },
        outputs: [{ dtype: x.dtype, shape: reducedShape(x.shape, reduced, keepDims) }],
      }),
    );
  };
}

export const sum = reduction('Sum');
export const mean = reduction('Mean');
export const max = reduction('Max');
export const min = reduction('Min');

/** Sums over axes that are only known when the graph runs. The caller states the shape that comes out. */
export function sumOverAxes(x: Tensor, axes: Tensor, shape: TensorShape): Tensor {
  return firstOutput(
    x.graph.addNode({
      op: 'Sum',
      inputs: [x, axes],
      attributes: { T: { type: x.dtype }, Tidx: { type: axes.dtype }, keep_dims: { bool: true } },
      outputs: [{ dtype: x.dtype, shape }],
    }),
  );
}

/** Index of the greatest element along an axis, the first one of equals. */
export function argMax(x: Tensor, axis: number): Tensor {
  const resolved = resolveAxis('ArgMax', x, axis);
  return firstOutput(
    x.graph.addNode({
      op: 'ArgMax',
      inputs: [x, x.graph.constant(resolved, 'int32')],
      attributes: { T: { type: x.dtype }, Tidx: { type: 'int32' }, output_type: { type: 'int32' } },
      outputs: [{ dtype: 'int32', shape: reducedShape(x.shape, [resolved], false) }],
    }),
  );
}

/** Sums from the front along an axis. */
export function cumulativeSum(
  x: Tensor,
  axis: number,
  { exclusive = false, reverse = false }: { exclusive?: boolean; reverse?: boolean } = {},
): Tensor {
  return firstOutput(
    x.graph.addNode({
      op: 'Cumsum',
      inputs: [x, x.graph.constant(resolveAxis('Cumsum', x, axis), 'int32')],
      attributes: {
        T: { type: x.dtype },
        Tidx: { type: 'int32' },
        exclusive: { bool: exclusive },
        reverse: { bool: reverse },
      },
      outputs: [{ dtype: x.dtype, shape: x.shape }],
    }),
  );
}

function reducedShape(shape: TensorShape, axes: readonly number[], keepDims: boolean): TensorShape {
  return shape.flatMap((size, axis): AxisSize[] => (axes.includes(axis) ? (keepDims ? [1] : []) : [size]));
}
