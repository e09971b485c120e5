import { add, divide } from '../../ops/arithmetic.ts';
import { defineGradient } from '../gradient.ts';

/** d(log (1 + x)) = dx / (1 + x) */
export const log1pGradient = defineGradient('Log1p', ({ dy, input }) => [divide(dy, add(input(0), 1))]);
