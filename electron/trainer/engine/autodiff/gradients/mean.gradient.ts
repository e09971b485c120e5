import { readBool } from '../../graph/attribute.ts';
import { countOf } from '../../graph/tensorShape.ts';
import { constantLike, divide, divideNoNan } from '../../ops/arithmetic.ts';
import { cast } from '../../ops/elementwise.ts';
import { sizeOf } from '../../ops/shaping.ts';
import { constantSizes } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';
import { repeatAlongAxes } from '../repeatAlongAxes.ts';

/** Every summand gets its share of the gradient. */
export const meanGradient = defineGradient('Mean', ({ dy, input, output, node }) => {
  const [x, y] = [input(0), output(0)];
  const [all, left] = [countOf(x.shape), countOf(y.shape)];
  const axes = constantSizes(input(1));
  const reduced = countOf(axes.map((axis) => x.shape[axis] ?? 1));
  const count =
    typeof reduced === 'number'
      ? constantLike(dy, reduced)
      : divide(cast(sizeOf(x), dy.dtype), cast(sizeOf(y), dy.dtype));
  // An empty batch has no shares: without this, 0 / 0 would reach the weights.
  const share = all === left ? dy : divideNoNan(dy, count);
  return [repeatAlongAxes(share, x, axes, readBool(node, 'keep_dims'))];
});
