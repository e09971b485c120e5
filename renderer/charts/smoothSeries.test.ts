import { describe, expect, it } from 'vitest';
import { smoothSeries } from './smoothSeries.ts';

describe('smoothSeries', () => {
  it('leaves values alone without a weight, in a list of its own', () => {
    const values = [1, 5, 2];
    expect(smoothSeries(values, 0)).toEqual(values);
    expect(smoothSeries(values, 0)).not.toBe(values);
  });

  it('keeps a constant constant from the first value on: no pull towards zero', () => {
    for (const value of smoothSeries([3, 3, 3, 3], 0.9)) expect(value).toBeCloseTo(3, 12);
  });

  it('is the debiased moving average', () => {
    // s1 = 1; s2 = (0.5·0.5·1 + 0.5·3) / (1 − 0.25)
    const smoothed = smoothSeries([1, 3], 0.5);
    expect(smoothed[0]).toBeCloseTo(1, 12);
    expect(smoothed[1]).toBeCloseTo(1.75 / 0.75, 12);
  });

  it('keeps gaps, and does not let a NaN spoil what follows', () => {
    const smoothed = smoothSeries([2, null, Number.NaN, 2], 0.8);
    expect(smoothed[1]).toBeNull();
    expect(smoothed[2]).toBeNaN();
    expect(smoothed[3]).toBeCloseTo(2, 12);
  });
});
