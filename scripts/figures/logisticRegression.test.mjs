import { expect, test } from 'vitest';
import { fitLogistic } from './logisticRegression.mjs';

test('finds the line that rows were drawn from', () => {
  let state = 1;
  const random = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const rows = Array.from({ length: 4000 }, () => [4 * random() - 2, 4 * random() - 2]);
  const truth = ([x, y]) => 1 / (1 + Math.exp(-(1.5 * x - y + 0.5)));
  const predict = fitLogistic(
    rows,
    rows.map((row) => (random() < truth(row) ? 1 : 0)),
  );
  for (const row of [
    [0, 0],
    [1, -1],
    [-2, 1],
  ]) {
    expect(Math.abs(predict(row) - truth(row))).toBeLessThan(0.05);
  }
});
