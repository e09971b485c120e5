import { multiply } from '../../ops/arithmetic.ts';
import { exp } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d(eˣ − 1) = eˣ · dx */
export const expm1Gradient = defineGradient('Expm1', ({ dy, input }) => [multiply(dy, exp(input(0)))]);
