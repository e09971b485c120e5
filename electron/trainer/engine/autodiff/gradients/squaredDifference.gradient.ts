import { multiply, subtract } from '../../ops/arithmetic.ts';
import { negative } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';
import { unbroadcast } from '../unbroadcast.ts';

/** d(a − b)² = 2 · (a − b) · (da − db) */
export const squaredDifferenceGradient = defineGradient('SquaredDifference', ({ dy, input, needs }) => {
  const change = multiply(multiply(dy, 2), subtract(input(0), input(1)));
  return [needs(0) ? unbroadcast(change, input(0)) : null, needs(1) ? unbroadcast(negative(change), input(1)) : null];
});
