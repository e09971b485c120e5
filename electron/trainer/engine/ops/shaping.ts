import { firstOutput, type Graph, type Tensor } from '../graph/graph.ts';
import {
  type AxisSize,
  countOf,
  divideSizes,
  formatTensorShape,
  sizesCanMatch,
  type TensorShape,
  unknownSize,
} from '../graph/tensorShape.ts';
import { refuse, resolveAxis } from './check.ts';

/** The shape of a tensor when the graph runs, as an int32 vector. */
export function shapeOf(x: Tensor): Tensor {
  if (x.shape.every((size) => typeof size === 'number')) return x.graph.constant(x.shape, 'int32');
  return firstOutput(
    x.graph.addNode({
      op: 'Shape',
      inputs: [x],
      attributes: { T: { type: x.dtype }, out_type: { type: 'int32' } },
      outputs: [{ dtype: 'int32', shape: [x.shape.length], sizes: x.shape }],
    }),
  );
}

/** The number of elements when the graph runs, as an int32 scalar. */
export function sizeOf(x: Tensor): Tensor {
  const size = countOf(x.shape);
  if (typeof size === 'number') return x.graph.constant(size, 'int32');
  return firstOutput(
    x.graph.addNode({
      op: 'Size',
      inputs: [x],
      attributes: { T: { type: x.dtype }, out_type: { type: 'int32' } },
      outputs: [{ dtype: 'int32', shape: [], sizes: [size] }],
    }),
  );
}

/** The shape that a vector describes; sizes that cannot be told get names of their own. */
export function describedShape(op: string, vector: Tensor): TensorShape {
  const length = vector.shape[0];
  if (vector.shape.length !== 1 || typeof length !== 'number') {
    refuse(vector.graph, op, `needs a vector of known length as shape, got ${formatTensorShape(vector.shape)}`);
  }
  return vector.sizes ?? Array.from({ length }, unknownSize);
}

/**
 * A vector that makes a shape. Numbers are themselves, the size of an axis that is only named must be the one at
 * `like`'s axis of the same name: so `['batch', 7]` needs a tensor that has the batch.
 */
export function shapeVector(graph: Graph, shape: TensorShape, like: readonly Tensor[]): Tensor {
  if (shape.every((size) => typeof size === 'number')) return graph.constant(shape, 'int32');
  const source = like.find(
    (tensor) => tensor.shape.length === shape.length && tensor.shape.every((s, i) => s === shape[i]),
  );
  if (source) return shapeOf(source);
  return stack(
    shape.map((size) => {
      if (typeof size === 'number') return graph.constant(size, 'int32');
      for (const tensor of like) {
        const axis = tensor.shape.indexOf(size);
        if (axis >= 0) return axisSizeOf(tensor, axis);
      }
      return refuse(graph, 'Shape', `knows no tensor with the size ${size}`);
    }),
    0,
  );
}

/** The size of one axis when the graph runs, as an int32 scalar. */
export function axisSizeOf(x: Tensor, axis: number): Tensor {
  const size = x.shape[resolveAxis('Shape', x, axis)] ?? 1;
  if (typeof size === 'number') return x.graph.constant(size, 'int32');
  return pick(shapeOf(x), axis);
}

/** A scalar out of a vector. */
function pick(vector: Tensor, index: number): Tensor {
  const { graph } = vector;
  const size = vector.sizes?.[index];
  return firstOutput(
    graph.addNode({
      op: 'StridedSlice',
      inputs: [vector, ...[[index], [index + 1], [1]].map((values) => graph.constant(values, 'int32'))],
      attributes: { T: { type: vector.dtype }, Index: { type: 'int32' }, shrink_axis_mask: { int: 1 } },
      outputs: [{ dtype: vector.dtype, shape: [], ...(size === undefined ? {} : { sizes: [size] }) }],
    }),
  );
}

/** Gives the elements another shape: a list of sizes with at most one −1, or a vector made by `shapeOf`. */
export function reshape(x: Tensor, shape: readonly number[] | Tensor): Tensor {
  const op = 'Reshape';
  const vector = 'node' in shape ? shape : x.graph.constant(shape, 'int32');
  return firstOutput(
    x.graph.addNode({
      op,
      inputs: [x, vector],
      attributes: { T: { type: x.dtype }, Tshape: { type: vector.dtype } },
      outputs: [
        { dtype: x.dtype, shape: reshapedShape(x, describedShape(op, vector)), sizes: sizesIfVector(x, vector) },
      ],
    }),
  );
}

function sizesIfVector(x: Tensor, vector: Tensor): readonly AxisSize[] | undefined {
  return (vector.sizes?.length ?? 0) <= 1 ? x.sizes : undefined;
}

function reshapedShape(x: Tensor, wanted: TensorShape): TensorShape {
  const open = wanted.indexOf(-1);
  if (open < 0) {
    if (!sizesCanMatch(countOf(x.shape), countOf(wanted))) refuseReshape(x, wanted);
    return wanted;
  }
  const rest = wanted.filter((_, axis) => axis !== open);
  const size = divideSizes(x.shape, rest);
  if (size === null && [...x.shape, ...rest].every((part) => typeof part === 'number')) refuseReshape(x, wanted);
  return wanted.map((part, axis) => (axis === open ? (size ?? unknownSize()) : part));
}

function refuseReshape(x: Tensor, wanted: TensorShape): never {
  refuse(x.graph, 'Reshape', `cannot make ${formatTensorShape(wanted)} of ${formatTensorShape(x.shape)}`);
}

/** Reorders the axes: output axis i is input axis `permutation[i]`. */
export function transpose(x: Tensor, permutation: readonly number[]): Tensor {
  const op = 'Transpose';
  if (permutation.length !== x.shape.length) {
    refuse(x.graph, op, `needs ${x.shape.length} axes, got ${permutation.length}`);
  }
  return firstOutput(
    x.graph.addNode({
      op,
      inputs: [x, x.graph.constant(permutation, 'int32')],
      attributes: { T: { type: x.dtype }, Tperm: { type: 'int32' } },
      outputs: [{ dtype: x.dtype, shape: permutation.map((axis) => x.shape[resolveAxis(op, x, axis)] ?? 1) }],
    }),
  );
}

/** Inserts an axis of size 1 before `axis` (−1: after the last). */
export function expandDims(x: Tensor, axis: number): Tensor {
  const at = resolveAxis('ExpandDims', x, axis, x.shape.length + 1);
  return firstOutput(
    x.graph.addNode({
      op: 'ExpandDims',
      inputs: [x, x.graph.constant(at, 'int32')],
      attributes: { T: { type: x.dtype }, Tdim: { type: 'int32' } },
      outputs: [{ dtype: x.dtype, shape: [...x.shape.slice(0, at), 1, ...x.shape.slice(at)] }],
    }),
  );
}

/** Removes axes of size 1. */
export function squeeze(x: Tensor, axes: readonly number[]): Tensor {
  const op = 'Squeeze';
  const removed = axes.map((axis) => resolveAxis(op, x, axis));
  for (const axis of removed) {
    if (!sizesCanMatch(x.shape[axis] ?? 1, 1))
      refuse(x.graph, op, `cannot remove axis ${axis} of ${formatTensorShape(x.shape)}`);
  }
  return firstOutput(
    x.graph.addNode({
      op,
      inputs: [x],
      attributes: { T: { type: x.dtype }, squeeze_dims: { ints: removed } },
      outputs: [{ dtype: x.dtype, shape: x.shape.filter((_, axis) => !removed.includes(axis)) }],
    }),
  );
}

/** Repeats along axes of size 1 (or new leading ones) until the shape is reached. */
export function broadcastTo(x: Tensor, shape: Tensor): Tensor {
  const op = 'BroadcastTo';
  return firstOutput(
    x.graph.addNode({
      op,
      inputs: [x, shape],
      attributes: { T: { type: x.dtype }, Tidx: { type: shape.dtype } },
      outputs: [{ dtype: x.dtype, shape: describedShape(op, shape) }],
    }),
  );
}

/** A tensor of one value. */
export function fill(shape: Tensor, value: Tensor): Tensor {
  return firstOutput(
    value.graph.addNode({
      op: 'Fill',
      inputs: [shape, value],
      attributes: { T: { type: value.dtype }, index_type: { type: shape.dtype } },
      outputs: [{ dtype: value.dtype, shape: describedShape('Fill', shape) }],
    }),
  );
}

/** Joins tensors of one shape along a new axis. */
export function stack(tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors;
  if (!first) throw new Error('Nothing to stack');
  const at = resolveAxis('Pack', first, axis, first.shape.length + 1);
  const sizes = first.shape.length === 0 ? tensors.map((tensor) => tensor.sizes?.[0]) : [undefined];
  return firstOutput(
    first.graph.addNode({
      op: 'Pack',
      inputs: tensors,
      attributes: { N: { int: tensors.length }, T: { type: first.dtype }, axis: { int: at } },
      outputs: [
        {
          dtype: first.dtype,
          shape: [...first.shape.slice(0, at), tensors.length, ...first.shape.slice(at)],
          sizes: isComplete(sizes) ? sizes : undefined,
        },
      ],
    }),
  );
}

function isComplete(sizes: readonly (AxisSize | undefined)[]): sizes is readonly AxisSize[] {
  return sizes.every((size) => size !== undefined);
}
