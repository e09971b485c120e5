import { multiply } from '../../ops/arithmetic.ts';
import { sign } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d|x| = sign x · dx */
export const absGradient = defineGradient('Abs', ({ dy, input }) => [multiply(dy, sign(input(0)))]);
