import { transpose } from '../../ops/shaping.ts';
import { constantSizes } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';

/** By the inverse permutation. */
export const transposeGradient = defineGradient('Transpose', ({ dy, input }) => {
  const permutation = constantSizes(input(1));
  return [
    transpose(
      dy,
      permutation.map((_, axis) => permutation.indexOf(axis)),
    ),
  ];
});
