import { type Dim, formatShape, type Shape } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';
import type { TensorType } from '../portType.ts';
import { needTwo } from './needTwo.ts';

/** Axes of equal size stay, an axis of size 1 takes the other's, as in Keras; null when they do not go together. */
function broadcast(a: Shape, b: Shape): Shape | null {
  if (a.length !== b.length) return null;
  const sizes: Dim[] = [];
  for (const [axis, left] of a.entries()) {
    const right = b[axis] ?? null;
    if (left === 1) sizes.push(right);
    else if (right === 1 || left === right) sizes.push(left);
    else if (left === null || right === null) sizes.push(left ?? right);
    else return null;
  }
  return sizes;
}

/** The shape of several branches that are put together value by value, or the problem that stands in the way. */
export function joinBranches(
  tensors: readonly TensorType[],
):
  | { readonly shape: Shape; readonly first: TensorType; readonly problem: null }
  | { readonly shape: null; readonly problem: NodeProblem | null } {
  const [first, ...rest] = tensors;
  if (!first) return { shape: null, problem: null };
  const tooFew = needTwo(tensors.length);
  if (tooFew) return { shape: null, problem: tooFew };
  let { shape } = first;
  for (const tensor of rest) {
    const joined = broadcast(shape, tensor.shape);
    if (!joined) {
      const values = { first: formatShape(shape), second: formatShape(tensor.shape) };
      return { shape: null, problem: { code: 'merge.shapesDiffer', severity: 'error', port: 'inputs', values } };
    }
    shape = joined;
  }
  return { shape, first, problem: null };
}
