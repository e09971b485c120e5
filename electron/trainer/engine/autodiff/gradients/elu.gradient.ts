import { eluGrad } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** The gradient passes where the input is positive, times eˣ elsewhere. */
export const eluGradient = defineGradient('Elu', ({ dy, output }) => [eluGrad(dy, output(0))]);
