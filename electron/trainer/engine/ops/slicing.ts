import { firstOutput, type Tensor } from '../graph/graph.ts';
import {
  type AxisSize,
  formatTensorShape,
  sizesCanMatch,
  type TensorShape,
  unknownSize,
} from '../graph/tensorShape.ts';
import { refuse, resolveAxis } from './check.ts';
import { describedShape } from './shaping.ts';

/** Joins tensors along an axis. All other axes must be equal. */
export function concat(tensors: readonly Tensor[], axis: number): Tensor {
  const op = 'ConcatV2';
  const [first, ...rest] = tensors;
  if (!first) throw new Error('Nothing to concatenate');
  if (rest.length === 0) return first;
  const at = resolveAxis(op, first, axis);
  for (const tensor of rest) {
    const fits = tensor.shape.length === first.shape.length && tensor.dtype === first.dtype;
    if (!fits || tensor.shape.some((size, i) => i !== at && !sizesCanMatch(size, first.shape[i] ?? 1))) {
      const shapes = `${formatTensorShape(first.shape)} and ${formatTensorShape(tensor.shape)}`;
      refuse(first.graph, op, `cannot join ${shapes} along axis ${at}`);
    }
  }
  return firstOutput(
    first.graph.addNode({
      op,
      inputs: [...tensors, first.graph.constant(at, 'int32')],
      attributes: { N: { int: tensors.length }, T: { type: first.dtype }, Tidx: { type: 'int32' } },
      outputs: [
        {
          dtype: first.dtype,
          shape: first.shape.map((size, i) => (i === at ? totalSize(tensors.map((t) => t.shape[at] ?? 1)) : size)),
          sizes: tensors.every((tensor) => tensor.sizes) ? tensors.flatMap((tensor) => tensor.sizes ?? []) : undefined,
        },
      ],
    }),
  );
}

function totalSize(sizes: readonly AxisSize[]): AxisSize {
  let total = 0;
  for (const size of sizes) {
    if (typeof size !== 'number') return unknownSize();
    total += size;
  }
  return total;
}

/** Cuts an axis into parts of these sizes. */
export function split(x: Tensor, sizes: readonly number[], axis: number): Tensor[] {
  const op = 'SplitV';
  const at = resolveAxis(op, x, axis);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (!sizesCanMatch(x.shape[at] ?? 1, total))
    refuse(x.graph, op, `cannot cut ${formatTensorShape(x.shape)} into ${sizes}`);
  const node = x.graph.addNode({
    op,
    inputs: [x, x.graph.constant(sizes, 'int32'), x.graph.constant(at, 'int32')],
    attributes: { T: { type: x.dtype }, Tlen: { type: 'int32' }, num_split: { int: sizes.length } },
    outputs: sizes.map((size) => ({ dtype: x.dtype, shape: x.shape.map((s, i) => (i === at ? size : s)) })),
  });
  return [...node.outputs];
}

/** The slices along an axis, without that axis. Its size must be known. */
export function unstack(x: Tensor, axis: number): Tensor[] {
  const op = 'Unpack';
  const at = resolveAxis(op, x, axis);
  const count = x.shape[at];
  if (typeof count !== 'number')
    refuse(x.graph, op, `needs a known size of axis ${at}, got ${formatTensorShape(x.shape)}`);
  const shape = x.shape.filter((_, i) => i !== at);
  const node = x.graph.addNode({
    op,
    inputs: [x],
    attributes: { T: { type: x.dtype }, num: { int: count }, axis: { int: at } },
    outputs: Array.from({ length: count }, () => ({ dtype: x.dtype, shape })),
  });
  return [...node.outputs];
}

/** The block that starts at `begin`; a size of −1 means "to the end". */
export function slice(x: Tensor, begin: readonly number[], size: readonly number[]): Tensor {
  const shape = x.shape.map((whole, axis): AxisSize => {
    const start = begin[axis] ?? 0;
    const length = size[axis] ?? -1;
    if (length >= 0) {
      if (typeof whole === 'number' && start + length > whole) {
        refuse(x.graph, 'Slice', `reaches past axis ${axis} of ${formatTensorShape(x.shape)}`);
      }
      return length;
    }
    if (typeof whole === 'number') return whole - start;
    return start === 0 ? whole : unknownSize();
  });
  return addSlice(x, x.graph.constant(begin, 'int32'), x.graph.constant(size, 'int32'), shape);
}

/** The block that starts at `begin` and has the shape `size`, both vectors made in the graph. */
export function sliceLike(x: Tensor, begin: Tensor, size: Tensor): Tensor {
  return addSlice(x, begin, size, describedShape('Slice', size));
}

function addSlice(x: Tensor, begin: Tensor, size: Tensor, shape: readonly AxisSize[]): Tensor {
  return firstOutput(
    x.graph.addNode({
      op: 'Slice',
      inputs: [x, begin, size],
      attributes: { T: { type: x.dtype }, Index: { type: begin.dtype } },
      outputs: [{ dtype: x.dtype, shape }],
    }),
  );
}

/** Surrounds a tensor with zeros: `[before, after]` for each axis. */
export function pad(x: Tensor, paddings: readonly (readonly [number, number])[]): Tensor {
  const shape = x.shape.map((size, axis): AxisSize => {
    const [before, after] = paddings[axis] ?? [0, 0];
    if (before + after === 0) return size;
    return typeof size === 'number' ? size + before + after : unknownSize();
  });
  return padWith(x, x.graph.constant(paddings.flat(), 'int32', [paddings.length, 2]), shape);
}

/** Surrounds a tensor with zeros by a rank×2 tensor made in the graph. The caller states the shape that comes out. */
export function padWith(x: Tensor, paddings: Tensor, shape: TensorShape): Tensor {
  return firstOutput(
    x.graph.addNode({
      op: 'Pad',
      inputs: [x, paddings],
      attributes: { T: { type: x.dtype }, Tpaddings: { type: 'int32' } },
      outputs: [{ dtype: x.dtype, shape }],
    }),
  );
}

/** Repeats the tensor along each axis. */
export function tile(x: Tensor, multiples: readonly number[]): Tensor {
  const shape = x.shape.map((size, axis): AxisSize => {
    const times = multiples[axis] ?? 1;
    if (times === 1) return size;
    return typeof size === 'number' ? size * times : `${size}*${times}`;
  });
  return firstOutput(
    x.graph.addNode({
      op: 'Tile',
      inputs: [x, x.graph.constant(multiples, 'int32')],
      attributes: { T: { type: x.dtype }, Tmultiples: { type: 'int32' } },
      outputs: [{ dtype: x.dtype, shape }],
    }),
  );
}

/** Reverses the order along axes. */
export function reverse(x: Tensor, axes: readonly number[]): Tensor {
  return firstOutput(
    x.graph.addNode({
      op: 'ReverseV2',
      inputs: [
        x,
        x.graph.constant(
          axes.map((axis) => resolveAxis('ReverseV2', x, axis)),
          'int32',
        ),
      ],
      attributes: { T: { type: x.dtype }, Tidx: { type: 'int32' } },
      outputs: [{ dtype: x.dtype, shape: x.shape }],
    }),
  );
}

/** Rows of a table by index: output shape indices.shape × the table's other axes. */
export function gather(table: Tensor, indices: Tensor): Tensor {
  return firstOutput(
    table.graph.addNode({
      op: 'GatherV2',
      inputs: [table, indices, table.graph.constant(0, 'int32')],
      attributes: {
        Tparams: { type: table.dtype },
        Tindices: { type: indices.dtype },
        Taxis: { type: 'int32' },
        batch_dims: { int: 0 },
      },
      outputs: [{ dtype: table.dtype, shape: [...indices.shape, ...table.shape.slice(1)] }],
    }),
  );
}

/** Sums rows that have the same index: the reverse of `gather`. `rows` is the number of rows that come out. */
export function unsortedSegmentSum(data: Tensor, indices: Tensor, rows: number): Tensor {
  return firstOutput(
    data.graph.addNode({
      op: 'UnsortedSegmentSum',
      inputs: [data, indices, data.graph.constant(rows, 'int32')],
      attributes: { T: { type: data.dtype }, Tindices: { type: indices.dtype }, Tnumsegments: { type: 'int32' } },
      outputs: [{ dtype: data.dtype, shape: [rows, ...data.shape.slice(indices.shape.length)] }],
    }),
  );
}

/** 1 at the index, 0 elsewhere, along a new last axis. */
export function oneHot(indices: Tensor, depth: number): Tensor {
  const { graph } = indices;
  return firstOutput(
    graph.addNode({
      op: 'OneHot',
      inputs: [indices, graph.constant(depth, 'int32'), graph.constant(1, 'float32'), graph.constant(0, 'float32')],
      attributes: { T: { type: 'float32' }, TI: { type: indices.dtype }, axis: { int: -1 } },
      outputs: [{ dtype: 'float32', shape: [...indices.shape, depth] }],
    }),
  );
}
