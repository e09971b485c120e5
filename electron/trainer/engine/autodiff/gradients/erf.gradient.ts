import { multiply } from '../../ops/arithmetic.ts';
import { exp, negative, square } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d(erf x) = 2 / √π · e^(−x²) · dx */
export const erfGradient = defineGradient('Erf', ({ dy, input }) => [
  multiply(dy, multiply(exp(negative(square(input(0)))), 2 / Math.sqrt(Math.PI))),
]);
