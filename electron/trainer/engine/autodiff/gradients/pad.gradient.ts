import { shapeOf } from '../../ops/shaping.ts';
import { sliceLike } from '../../ops/slicing.ts';
import { constantSizes } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';

/** The block inside the padding. */
export const padGradient = defineGradient('Pad', ({ dy, input }) => {
  const paddings = constantSizes(input(1));
  const begin = input(0).shape.map((_, axis) => paddings[2 * axis] ?? 0);
  return [sliceLike(dy, dy.graph.constant(begin, 'int32'), shapeOf(input(0)))];
});
