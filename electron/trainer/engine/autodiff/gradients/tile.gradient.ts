import { sum } from '../../ops/reduction.ts';
import { reshape, shapeOf, shapeVector } from '../../ops/shaping.ts';
import { constantSizes } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';

/** Summed over the copies. */
export const tileGradient = defineGradient('Tile', ({ dy, input }) => {
  const x = input(0);
  const multiples = constantSizes(input(1));
  const interleaved = x.shape.flatMap((size, axis) => [multiples[axis] ?? 1, size]);
  const copies = reshape(dy, shapeVector(dy.graph, interleaved, [x]));
  return [reshape(sum(copies, { axes: multiples.map((_, axis) => 2 * axis) }), shapeOf(x))];
});
