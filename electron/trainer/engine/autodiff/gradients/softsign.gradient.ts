import { softsignGrad } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d(x / (1 + |x|)) = dx / (1 + |x|)² */
export const softsignGradient = defineGradient('Softsign', ({ dy, input }) => [softsignGrad(dy, input(0))]);
