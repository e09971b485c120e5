import { multiply } from '../../ops/arithmetic.ts';
import { defineGradient } from '../gradient.ts';
import { unbroadcast } from '../unbroadcast.ts';

/** d(a · b) = b · da + a · db */
export const mulGradient = defineGradient('Mul', ({ dy, input, needs }) => [
  needs(0) ? unbroadcast(multiply(dy, input(1)), input(0)) : null,
  needs(1) ? unbroadcast(multiply(dy, input(0)), input(1)) : null,
]);
