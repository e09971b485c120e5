import { spaceToBatch } from '../../ops/convolution.ts';
import { constantSizes, pairsOf } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';

/** The blocks moved out again, the crop padded. */
export const batchToSpaceNDGradient = defineGradient('BatchToSpaceND', ({ dy, input }) => [
  spaceToBatch(dy, constantSizes(input(1)), pairsOf(constantSizes(input(2)))),
]);
