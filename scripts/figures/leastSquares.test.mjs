import { describe, expect, it } from 'vitest';
import { fitLeastSquares } from './leastSquares.mjs';

describe('least squares', () => {
  it('finds a plane exactly', () => {
    const rows = [
      [0, 0],
      [1, 0],
      [0, 1],
      [2, 3],
      [5, 1],
    ];
    const predict = fitLeastSquares(
      rows,
      rows.map(([a, b]) => 4 + 2 * a - 3 * b),
    );
    expect(predict([10, 20])).toBeCloseTo(-36, 4);
  });

  it('settles one-hot columns beside an intercept', () => {
    const rows = [
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
    ];
    const predict = fitLeastSquares(rows, [1, 3, 10, 12]);
    expect(predict([1, 0])).toBeCloseTo(2, 4);
    expect(predict([0, 1])).toBeCloseTo(11, 4);
  });
});
