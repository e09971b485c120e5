import { describe, expect, it } from 'vitest';
import { linearTicks, logTicks } from './axisTicks.ts';

describe('linearTicks', () => {
  it.each([
    [0, 1, 4, [0, 0.25, 0.5, 0.75, 1]],
    [0, 10, 5, [0, 2, 4, 6, 8, 10]],
    [2700, 6300, 5, [3000, 4000, 5000, 6000]],
    [-0.1, 0.1, 4, [-0.1, -0.05, 0, 0.05, 0.1]],
    [3, 3, 5, [3]],
    [Number.NaN, 1, 5, []],
  ])('from %d to %d, about %d', (min, max, count, ticks) => {
    expect(linearTicks(min, max, count)).toEqual(ticks);
  });
});

describe('logTicks', () => {
  it('gives powers of ten over many decades, and 1-2-5 over few', () => {
    expect(logTicks(0.001, 1000)).toEqual([0.001, 0.01, 0.1, 1, 10, 100, 1000]);
    expect(logTicks(0.1, 1)).toEqual([0.1, 0.2, 0.5, 1]);
  });

  it('has none where there is no logarithm', () => {
    expect(logTicks(0, 10)).toEqual([]);
    expect(logTicks(-1, 10)).toEqual([]);
  });
});
