import type { Tensor } from '../../graph/graph.ts';
import { multiply, power, subtract } from '../../ops/arithmetic.ts';
import { greater, select } from '../../ops/comparison.ts';
import { log, onesLike, zerosLike } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';
import { unbroadcast } from '../unbroadcast.ts';

/** d(a^b) = b · a^(b−1) · da + a^b · log a · db, the second part only where a is positive. */
export const powGradient = defineGradient('Pow', ({ dy, input, output, needs }) => {
  const [a, b] = [input(0), input(1)];
  const logOfPositive = (): Tensor => {
    const positive = greater(a, 0);
    return select(positive, log(select(positive, a, onesLike(a))), zerosLike(a));
  };
  return [
    needs(0) ? unbroadcast(multiply(dy, multiply(b, power(a, subtract(b, 1)))), a) : null,
    needs(1) ? unbroadcast(multiply(dy, multiply(output(0), logOfPositive())), b) : null,
  ];
});
