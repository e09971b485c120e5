import { constantLike } from '../../ops/arithmetic.ts';
import { greaterEqual, select } from '../../ops/comparison.ts';
import { defineGradient } from '../gradient.ts';
import { unbroadcast } from '../unbroadcast.ts';

/** The gradient goes to the greater operand, to the first one of equals. */
export const maximumGradient = defineGradient('Maximum', ({ dy, input, needs }) => {
  const first = greaterEqual(input(0), input(1));
  const zero = constantLike(dy, 0);
  return [
    needs(0) ? unbroadcast(select(first, dy, zero), input(0)) : null,
    needs(1) ? unbroadcast(select(first, zero, dy), input(1)) : null,
  ];
});
