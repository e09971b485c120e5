import { type DType, isFloating } from '../graph/dtype.ts';
import type { Graph, Tensor } from '../graph/graph.ts';
import { GraphError } from '../graph/graphError.ts';
import { formatTensorShape, sizesCanMatch } from '../graph/tensorShape.ts';

/** Throws the error of an op that is refused, under the name that its node would have had. */
export function refuse(graph: Graph, op: string, message: string): never {
  throw new GraphError(graph.nameFor(op), `${op} ${message}`);
}

export function requireRank(op: string, tensor: Tensor, rank: number): void {
  if (tensor.shape.length !== rank) {
    refuse(tensor.graph, op, `needs ${rank} dimensions, got ${formatTensorShape(tensor.shape)}`);
  }
}

export function requireType(op: string, tensor: Tensor, dtype: DType): void {
  if (tensor.dtype !== dtype) refuse(tensor.graph, op, `needs ${dtype}, got ${tensor.dtype}`);
}

export function requireFloating(op: string, tensor: Tensor): void {
  if (!isFloating(tensor.dtype)) refuse(tensor.graph, op, `needs floating-point numbers, got ${tensor.dtype}`);
}

/** Throws unless both tensors can have one shape. */
export function requireSameShape(op: string, a: Tensor, b: Tensor): void {
  const fits =
    a.shape.length === b.shape.length && a.shape.every((size, axis) => sizesCanMatch(size, b.shape[axis] ?? 0));
  if (!fits) {
    refuse(a.graph, op, `needs equal shapes, got ${formatTensorShape(a.shape)} and ${formatTensorShape(b.shape)}`);
  }
}

/** An axis counted from the front. Throws when the tensor has no such axis. */
export function resolveAxis(op: string, tensor: Tensor, axis: number, rank = tensor.shape.length): number {
  const resolved = axis < 0 ? axis + rank : axis;
  if (resolved < 0 || resolved >= rank)
    refuse(tensor.graph, op, `has no axis ${axis} in ${formatTensorShape(tensor.shape)}`);
  return resolved;
}
