import { subtract } from '../../ops/arithmetic.ts';
import { shapeOf, stack } from '../../ops/shaping.ts';
import { padWith } from '../../ops/slicing.ts';
import { defineGradient } from '../gradient.ts';

/** Zeros around the block that was cut out. */
export const sliceGradient = defineGradient('Slice', ({ dy, input }) => {
  const [x, begin] = [input(0), input(1)];
  const after = subtract(subtract(shapeOf(x), begin), shapeOf(dy));
  return [padWith(dy, stack([begin, after], 1), x.shape)];
});
