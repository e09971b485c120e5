import { softplusGrad } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d(log (1 + eˣ)) = σ(x) · dx */
export const softplusGradient = defineGradient('Softplus', ({ dy, input }) => [softplusGrad(dy, input(0))]);
