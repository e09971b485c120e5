import { divideNoNan, multiply } from '../../ops/arithmetic.ts';
import { negative } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';
import { unbroadcast } from '../unbroadcast.ts';

/** As for a / b, and 0 where b is 0. */
export const divNoNanGradient = defineGradient('DivNoNan', ({ dy, input, output, needs }) => [
  needs(0) ? unbroadcast(divideNoNan(dy, input(1)), input(0)) : null,
  needs(1) ? unbroadcast(negative(divideNoNan(multiply(dy, output(0)), input(1))), input(1)) : null,
]);
