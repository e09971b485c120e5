import { multiply } from '../../ops/arithmetic.ts';
import { cos } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d(sin x) = cos x · dx */
export const sinGradient = defineGradient('Sin', ({ dy, input }) => [multiply(dy, cos(input(0)))]);
