import { multiply } from '../../ops/arithmetic.ts';
import { defineGradient } from '../gradient.ts';

/** d(x²) = 2 · x · dx */
export const squareGradient = defineGradient('Square', ({ dy, input }) => [multiply(dy, multiply(input(0), 2))]);
