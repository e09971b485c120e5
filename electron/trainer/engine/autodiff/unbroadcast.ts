import { outputOf, type Tensor } from '../graph/graph.ts';
import { sameShape, unknownSize } from '../graph/tensorShape.ts';
import { sum, sumOverAxes } from '../ops/reduction.ts';
import { reshape, shapeOf } from '../ops/shaping.ts';

/**
 * Brings a gradient back to the shape of an operand that was broadcast: sums over the axes along which it was repeated.
 * Where sizes only named at build time leave it open which axes those are, the graph finds out when it runs.
 */
export function unbroadcast(dy: Tensor, operand: Tensor): Tensor {
  if (sameShape(dy.shape, operand.shape)) return dy;
  const axes = repeatedAxes(dy, operand);
  if (!axes) return unbroadcastAtRunTime(dy, operand);
  const summed = axes.length === 0 ? dy : sum(dy, { axes, keepDims: true });
  return summed.shape.length === operand.shape.length ? summed : reshape(summed, shapeOf(operand));
}

function repeatedAxes(dy: Tensor, operand: Tensor): number[] | null {
  const missing = dy.shape.length - operand.shape.length;
  const axes: number[] = [];
  for (const [axis, size] of dy.shape.entries()) {
    const own = axis < missing ? 1 : operand.shape[axis - missing];
    if (axis < missing || (own === 1 && size !== 1)) axes.push(axis);
    else if (own !== size) return null;
  }
  return axes;
}

function unbroadcastAtRunTime(dy: Tensor, operand: Tensor): Tensor {
  const node = dy.graph.addNode({
    op: 'BroadcastGradientArgs',
    inputs: [shapeOf(operand), shapeOf(dy)],
    attributes: { T: { type: 'int32' } },
    outputs: [
      { dtype: 'int32', shape: [unknownSize()] },
      { dtype: 'int32', shape: [unknownSize()] },
    ],
  });
  const axes = outputOf(node, 0);
  return reshape(sumOverAxes(dy, axes, dy.shape.map(unknownSize)), shapeOf(operand));
}
