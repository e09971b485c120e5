import { expect, it } from 'vitest';
import { averagePrecision } from './templateBaselines.mjs';

it('is 1 when all positives come first, and their share when all scores are equal', () => {
  expect(averagePrecision([0.9, 0.8, 0.1], [1, 1, 0])).toBe(1);
  expect(averagePrecision([0.5, 0.5, 0.5, 0.5], [0, 1, 0, 0])).toBe(0.25);
});

it('is what scikit-learn gives for its own example', () => {
  expect(averagePrecision([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBeCloseTo(5 / 6, 12);
});
