import { reverse } from '../../ops/slicing.ts';
import { constantSizes } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';

/** Reversed again. */
export const reverseV2Gradient = defineGradient('ReverseV2', ({ dy, input }) => [reverse(dy, constantSizes(input(1)))]);
