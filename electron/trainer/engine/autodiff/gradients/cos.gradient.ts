import { multiply } from '../../ops/arithmetic.ts';
import { negative, sin } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d(cos x) = −sin x · dx */
export const cosGradient = defineGradient('Cos', ({ dy, input }) => [negative(multiply(dy, sin(input(0))))]);
