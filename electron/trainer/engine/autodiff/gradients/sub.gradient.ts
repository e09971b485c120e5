import { negative } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';
import { unbroadcast } from '../unbroadcast.ts';

/** d(a − b) = da − db */
export const subGradient = defineGradient('Sub', ({ dy, input, needs }) => [
  unbroadcast(dy, input(0)),
  needs(1) ? unbroadcast(negative(dy), input(1)) : null,
]);
