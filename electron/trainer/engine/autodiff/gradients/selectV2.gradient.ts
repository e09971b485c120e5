import { constantLike } from '../../ops/arithmetic.ts';
import { select } from '../../ops/comparison.ts';
import { defineGradient } from '../gradient.ts';
import { unbroadcast } from '../unbroadcast.ts';

/** Each place gives its gradient to the value that was chosen there. */
export const selectV2Gradient = defineGradient('SelectV2', ({ dy, input, needs }) => {
  const zero = constantLike(dy, 0);
  return [
    null,
    needs(1) ? unbroadcast(select(input(0), dy, zero), input(1)) : null,
    needs(2) ? unbroadcast(select(input(0), zero, dy), input(2)) : null,
  ];
});
