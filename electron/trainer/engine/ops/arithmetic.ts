import { firstOutput, type Tensor } from '../graph/graph.ts';
import { broadcastShapes, formatTensorShape, sameShape } from '../graph/tensorShape.ts';
import { refuse, requireSameShape } from './check.ts';

/** A number stands for a constant of the other operand's type. */
export type Operand = Tensor | number;

/** Defines an op over two broadcast operands. */
function binary(op: string) {
  return (a: Operand, b: Operand): Tensor => broadcastOp(op, a, b);
}

export const add = binary('AddV2');
export const subtract = binary('Sub');
export const multiply = binary('Mul');
export const divide = binary('RealDiv');
/** a / b, and 0 where b is 0. */
export const divideNoNan = binary('DivNoNan');
export const power = binary('Pow');
export const maximum = binary('Maximum');
export const minimum = binary('Minimum');
export const squaredDifference = binary('SquaredDifference');

/** The sum of tensors of one shape. */
export function addN(tensors: readonly [Tensor, ...Tensor[]]): Tensor {
  const [first, ...rest] = tensors;
  if (rest.length === 0) return first;
  for (const tensor of rest) requireSameShape('AddN', first, tensor);
  return firstOutput(
    first.graph.addNode({
      op: 'AddN',
      inputs: tensors,
      attributes: { N: { int: tensors.length }, T: { type: first.dtype } },
      outputs: [{ dtype: first.dtype, shape: first.shape }],
    }),
  );
}

/** Adds an op whose operands are broadcast; `result` is the type of its elements where that is not the operands'. */
export function broadcastOp(op: string, a: Operand, b: Operand, result?: 'bool'): Tensor {
  const [left, right] = toTensors(a, b);
  const { graph } = left;
  if (left.dtype !== right.dtype) refuse(graph, op, `needs one type, got ${left.dtype} and ${right.dtype}`);
  const shape = sameShape(left.shape, right.shape) ? left.shape : broadcastShapes(left.shape, right.shape);
  if (!shape) {
    const shapes = `${formatTensorShape(left.shape)} and ${formatTensorShape(right.shape)}`;
    refuse(graph, op, `cannot broadcast ${shapes}`);
  }
  return firstOutput(
    graph.addNode({
      op,
      inputs: [left, right],
      attributes: { T: { type: left.dtype } },
      outputs: [{ dtype: result ?? left.dtype, shape }],
    }),
  );
}

function toTensors(a: Operand, b: Operand): [Tensor, Tensor] {
  if (typeof a !== 'number') return [a, typeof b === 'number' ? constantLike(a, b) : b];
  if (typeof b !== 'number') return [constantLike(b, a), b];
  throw new Error('One operand must be a tensor');
}

/** A scalar of the type of another tensor. */
export function constantLike(tensor: Tensor, value: number): Tensor {
  return tensor.graph.constant(value, tensor.dtype);
}
