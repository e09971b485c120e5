import { expect, it } from 'vitest';
import { drawLine } from './Sparkline.tsx';

it('draws from the lowest to the highest value, with a gap where one is missing', () => {
  expect(drawLine([0, 1])).toBe('M0.00 22.50L100.00 1.50');
  expect(drawLine([0, null, 2])).toBe('M0.00 22.50M100.00 1.50');
  expect(drawLine([])).toBe('');
});
