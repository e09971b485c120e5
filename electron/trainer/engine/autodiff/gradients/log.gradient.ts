import { divide } from '../../ops/arithmetic.ts';
import { defineGradient } from '../gradient.ts';

/** d(log x) = dx / x */
export const logGradient = defineGradient('Log', ({ dy, input }) => [divide(dy, input(0))]);
