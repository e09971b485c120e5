import { seluGrad } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** As elu, scaled. */
export const seluGradient = defineGradient('Selu', ({ dy, output }) => [seluGrad(dy, output(0))]);
