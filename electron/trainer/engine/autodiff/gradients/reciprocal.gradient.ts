import { multiply } from '../../ops/arithmetic.ts';
import { negative, square } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d(1 / x) = −dx / x² */
export const reciprocalGradient = defineGradient('Reciprocal', ({ dy, output }) => [
  negative(multiply(dy, square(output(0)))),
]);
