import { expect, it } from 'vitest';
import { nearestPoint } from './nearestPoint.ts';

const lines = [
  { x: [0, 10], y: [0, 10] },
  { x: [100], y: [100] },
];

it('finds the nearest point of all lines, within reach only', () => {
  expect(nearestPoint(lines, { x: 9, y: 9 }, 5)).toEqual({ line: 0, point: 1 });
  expect(nearestPoint(lines, { x: 98, y: 99 }, 5)).toEqual({ line: 1, point: 0 });
  expect(nearestPoint(lines, { x: 50, y: 50 }, 5)).toBeNull();
  expect(nearestPoint([], { x: 0, y: 0 }, 5)).toBeNull();
});
