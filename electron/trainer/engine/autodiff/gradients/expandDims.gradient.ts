import { reshape, shapeOf } from '../../ops/shaping.ts';
import { defineGradient } from '../gradient.ts';

/** Back to the shape it had. */
export const expandDimsGradient = defineGradient('ExpandDims', ({ dy, input }) => [reshape(dy, shapeOf(input(0)))]);
