import { multiply } from '../../ops/arithmetic.ts';
import { defineGradient } from '../gradient.ts';

/** d(eˣ) = eˣ · dx */
export const expGradient = defineGradient('Exp', ({ dy, output }) => [multiply(dy, output(0))]);
