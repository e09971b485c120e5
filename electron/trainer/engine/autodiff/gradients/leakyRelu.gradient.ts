import { readFloat } from '../../graph/attribute.ts';
import { leakyReluGrad } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** The gradient passes where the input is positive, times the slope elsewhere. */
export const leakyReluGradient = defineGradient('LeakyRelu', ({ dy, input, node }) => [
  leakyReluGrad(dy, input(0), { alpha: { float: readFloat(node, 'alpha') } }),
]);
