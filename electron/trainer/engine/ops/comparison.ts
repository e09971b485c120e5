import { firstOutput, type Tensor } from '../graph/graph.ts';
import { broadcastShapes, formatTensorShape } from '../graph/tensorShape.ts';
import { broadcastOp, type Operand } from './arithmetic.ts';
import { refuse, requireType } from './check.ts';

const comparison = (op: string) => (a: Operand, b: Operand) => broadcastOp(op, a, b, 'bool');

export const equal = comparison('Equal');
export const notEqual = comparison('NotEqual');
export const greater = comparison('Greater');
export const greaterEqual = comparison('GreaterEqual');
export const less = comparison('Less');
export const lessEqual = comparison('LessEqual');

/** True where the number is neither infinite nor NaN. */
export function isFiniteNumber(x: Tensor): Tensor {
  return firstOutput(
    x.graph.addNode({
      op: 'IsFinite',
      inputs: [x],
      attributes: { T: { type: x.dtype } },
      outputs: [{ dtype: 'bool', shape: x.shape }],
    }),
  );
}

/** `a` where the condition holds, else `b`; all three are broadcast. */
export function select(condition: Tensor, a: Tensor, b: Tensor): Tensor {
  const op = 'SelectV2';
  requireType(op, condition, 'bool');
  if (a.dtype !== b.dtype) refuse(a.graph, op, `needs one type, got ${a.dtype} and ${b.dtype}`);
  const values = broadcastShapes(a.shape, b.shape);
  const shape = values && broadcastShapes(condition.shape, values);
  if (!shape) {
    const shapes = [condition, a, b].map((tensor) => formatTensorShape(tensor.shape)).join(', ');
    refuse(a.graph, op, `cannot broadcast ${shapes}`);
  }
  return firstOutput(
    a.graph.addNode({
      op,
      inputs: [condition, a, b],
      attributes: { T: { type: a.dtype } },
      outputs: [{ dtype: a.dtype, shape }],
    }),
  );
}
