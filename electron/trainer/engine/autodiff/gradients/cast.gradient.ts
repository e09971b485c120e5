import { cast } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** The gradient in the type of what was cast. */
export const castGradient = defineGradient('Cast', ({ dy, input }) => [cast(dy, input(0).dtype)]);
