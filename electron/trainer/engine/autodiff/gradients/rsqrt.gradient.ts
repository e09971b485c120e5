import { rsqrtGrad } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d(1 / √x) = −dx / (2 · x · √x) */
export const rsqrtGradient = defineGradient('Rsqrt', ({ dy, output }) => [rsqrtGrad(output(0), dy)]);
