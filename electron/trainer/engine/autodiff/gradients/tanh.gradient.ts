import { tanhGrad } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d(tanh x) = (1 − tanh² x) · dx */
export const tanhGradient = defineGradient('Tanh', ({ dy, output }) => [tanhGrad(output(0), dy)]);
