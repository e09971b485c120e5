import { divide, multiply } from '../../ops/arithmetic.ts';
import { negative } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';
import { unbroadcast } from '../unbroadcast.ts';

/** d(a / b) = da / b − (a / b) · db / b */
export const realDivGradient = defineGradient('RealDiv', ({ dy, input, output, needs }) => [
  needs(0) ? unbroadcast(divide(dy, input(1)), input(0)) : null,
  needs(1) ? unbroadcast(negative(divide(multiply(dy, output(0)), input(1))), input(1)) : null,
]);
