import { reshape, shapeOf } from '../../ops/shaping.ts';
import { defineGradient } from '../gradient.ts';

/** Back to the shape it had. */
export const reshapeGradient = defineGradient('Reshape', ({ dy, input }) => [reshape(dy, shapeOf(input(0)))]);
