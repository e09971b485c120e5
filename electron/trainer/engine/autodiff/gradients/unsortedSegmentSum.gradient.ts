import { gather } from '../../ops/slicing.ts';
import { defineGradient } from '../gradient.ts';

/** Every summand gets the gradient of its sum. */
export const unsortedSegmentSumGradient = defineGradient('UnsortedSegmentSum', ({ dy, input }) => [
  gather(dy, input(1)),
]);
