import type { Tensor } from '../graph/graph.ts';
import { cast } from '../ops/elementwise.ts';
import { reshape } from '../ops/shaping.ts';

/** The target in type and shape of the prediction: a class number beside a column of one value. */
export function valuesLike(prediction: Tensor, target: Tensor): Tensor {
  const values = cast(target, prediction.dtype);
  if (values.shape.length === prediction.shape.length) return values;
  return reshape(values, [-1, ...prediction.shape.slice(1).map((size) => (typeof size === 'number' ? size : -1))]);
}
