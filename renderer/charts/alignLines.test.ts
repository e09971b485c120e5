import { describe, expect, it } from 'vitest';
import { alignLines, placeNear, valueNear } from './alignLines.ts';

describe('alignLines', () => {
  it('puts lines over one ascending x, with null where a line has no point', () => {
    const aligned = alignLines([
      { x: [1, 3], y: [10, 30] },
      { x: [2, 3], y: [0.2, 0.3] },
    ]);
    expect(aligned.x).toEqual([1, 2, 3]);
    expect(aligned.ys).toEqual([
      [10, null, 30],
      [null, 0.2, 0.3],
    ]);
  });

  it('takes no lines and empty lines', () => {
    expect(alignLines([])).toEqual({ x: [], ys: [] });
    expect(alignLines([{ x: [], y: [] }])).toEqual({ x: [], ys: [[]] });
  });
});

describe('placeNear', () => {
  it.each([
    [[1, 2, 4], 0, 0],
    [[1, 2, 4], 2.9, 1],
    [[1, 2, 4], 3.1, 2],
    [[1, 2, 4], 9, 2],
    [[5], 1, 0],
    [[], 1, null],
  ])('in %j the nearest to %d is %j', (values, x, place) => {
    expect(placeNear(values, x)).toBe(place);
  });

  it('reads a value at the crosshair', () => {
    expect(valueNear({ x: [0, 1], y: [7, 8] }, 0.9)).toBe(8);
    expect(valueNear({ x: [], y: [] }, 0.9)).toBeNull();
  });
});
