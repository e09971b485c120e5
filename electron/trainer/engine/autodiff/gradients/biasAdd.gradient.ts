import { biasAddGrad } from '../../ops/linear.ts';
import { defineGradient } from '../gradient.ts';

/** The bias gets the sum over every other axis. */
export const biasAddGradient = defineGradient('BiasAdd', ({ dy, needs }) => [dy, needs(1) ? biasAddGrad(dy) : null]);
