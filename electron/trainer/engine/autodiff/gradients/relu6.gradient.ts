import { relu6Grad } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** The gradient passes where the output lies between 0 and 6. */
export const relu6Gradient = defineGradient('Relu6', ({ dy, output }) => [relu6Grad(dy, output(0))]);
