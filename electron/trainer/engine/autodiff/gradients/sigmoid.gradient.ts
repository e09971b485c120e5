import { sigmoidGrad } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** dσ(x) = σ(x) · (1 − σ(x)) · dx */
export const sigmoidGradient = defineGradient('Sigmoid', ({ dy, output }) => [sigmoidGrad(output(0), dy)]);
