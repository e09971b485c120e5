import { reluGrad } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** The gradient passes where the output is positive. */
export const reluGradient = defineGradient('Relu', ({ dy, output }) => [reluGrad(dy, output(0))]);
