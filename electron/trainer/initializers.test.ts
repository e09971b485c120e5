import { describe, expect, it } from 'vitest';
import { createRandom } from '../../shared/base/seededRandom.ts';
import { initializers } from './initializers.ts';

/** Variance that Keras documents for a kernel of 3×3×20→30: fan in 180, fan out 270. */
const SHAPE = [3, 3, 20, 30];
const variances: Record<string, number> = {
  glorotUniform: 2 / 450,
  glorotNormal: 2 / 450,
  heUniform: 2 / 180,
  heNormal: 2 / 180,
  leCunUniform: 1 / 180,
  leCunNormal: 1 / 180,
  randomUniform: 0.05 ** 2 / 3,
  randomNormal: 0.05 ** 2,
};

describe('initializers', () => {
  it.each(Object.entries(variances))('%s has mean 0 and the variance that Keras gives it', (name, variance) => {
    const values = initializers[name]!(SHAPE, createRandom(5));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const found = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / values.length));
    expect(found / variance).toBeGreaterThan(0.94);
    expect(found / variance).toBeLessThan(1.06);
  });

  it('repeats itself from the same seed and not from another', () => {
    const draw = (seed: number) => initializers.heNormal!([4, 5], createRandom(seed));
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
  });

  it('draws rows or columns at right angles', () => {
    const [rows, columns] = [3, 5];
    const matrix = initializers.orthogonal!([rows, columns], createRandom(1));
    for (let a = 0; a < rows; a++) {
      for (let b = 0; b < rows; b++) {
        let dot = 0;
        for (let i = 0; i < columns; i++) dot += matrix[a * columns + i]! * matrix[b * columns + i]!;
        expect(dot).toBeCloseTo(a === b ? 1 : 0, 5);
      }
    }
  });
});
