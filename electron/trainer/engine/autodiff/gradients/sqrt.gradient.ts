import { sqrtGrad } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d√x = dx / (2 · √x) */
export const sqrtGradient = defineGradient('Sqrt', ({ dy, output }) => [sqrtGrad(output(0), dy)]);
