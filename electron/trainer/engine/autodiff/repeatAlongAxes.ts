import type { Tensor } from '../graph/graph.ts';
import { broadcastTo, expandDims, shapeOf } from '../ops/shaping.ts';

/** Repeats what a reduction of `x` over these axes gave (or its gradient) until it has the shape of `x` again. */
export function repeatAlongAxes(reduced: Tensor, x: Tensor, axes: readonly number[], keptDims: boolean): Tensor {
  let result = reduced;
  if (!keptDims) for (const axis of [...axes].sort((a, b) => a - b)) result = expandDims(result, axis);
  return broadcastTo(result, shapeOf(x));
}
