import { firstOutput, type GraphNode, inputOf, type Tensor } from '../graph/graph.ts';
import { formatTensorShape } from '../graph/tensorShape.ts';
import { refuse, requireRank } from './check.ts';
import { broadcastTo, expandDims, reshape, shapeOf } from './shaping.ts';
import { slice } from './slicing.ts';

/**
 * The mean of the rows of a table that each list of indices names, without ever laying those rows out side by side.
 * Shapes: table rows×size, indices batch×count (int32), output batch×size.
 */
export function meanOfRows(table: Tensor, indices: Tensor): Tensor {
  const op = 'SparseSegmentMean';
  requireRank(op, table, 2);
  requireRank(op, indices, 2);
  if (indices.dtype !== 'int32') refuse(table.graph, op, `takes int32, got ${indices.dtype}`);
  return firstOutput(
    table.graph.addNode({
      op,
      inputs: [table, reshape(indices, [-1]), reshape(rowNumbers(indices), [-1])],
      attributes: { T: { type: table.dtype }, Tidx: { type: 'int32' }, Tsegmentids: { type: 'int32' } },
      outputs: [{ dtype: table.dtype, shape: [indices.shape[0] ?? 1, table.shape[1] ?? 1] }],
    }),
  );
}

/** The gradient of the table of `meanOfRows`. */
export function meanOfRowsGrad(forward: GraphNode, dy: Tensor): Tensor {
  const [table, indices, segments] = [inputOf(forward, 0), inputOf(forward, 1), inputOf(forward, 2)];
  const [rows] = table.shape;
  if (typeof rows !== 'number')
    refuse(dy.graph, forward.op, `needs a known table, got ${formatTensorShape(table.shape)}`);
  return firstOutput(
    dy.graph.addNode({
      op: 'SparseSegmentMeanGrad',
      inputs: [dy, indices, segments, dy.graph.constant(rows, 'int32')],
      attributes: { T: { type: dy.dtype }, Tidx: { type: 'int32' }, Tsegmentids: { type: 'int32' } },
      outputs: [{ dtype: dy.dtype, shape: table.shape }],
    }),
  );
}

/** For every element of batch×count the number of its row, in the shape of `indices`. */
function rowNumbers(indices: Tensor): Tensor {
  const { graph } = indices;
  const [batch = 1] = indices.shape;
  const sizes = shapeOf(indices);
  const node = graph.addNode({
    op: 'Range',
    inputs: [graph.constant(0, 'int32'), reshape(slice(sizes, [0], [1]), []), graph.constant(1, 'int32')],
    attributes: { Tidx: { type: 'int32' } },
    outputs: [{ dtype: 'int32', shape: [batch] }],
  });
  return broadcastTo(expandDims(firstOutput(node), 1), sizes);
}
