import { describe, expect, it } from 'vitest';
import { distanceToWire, wirePath } from './wirePath.ts';

describe('the way of a wire', () => {
  it.each([
    ['ahead', 300, 40],
    ['back to the next row', -600, 136],
    ['back within its row', -600, 0],
    ['straight up', 10, -300],
  ])('%s begins and ends where it should', (_name, toX, toY) => {
    const wire = wirePath(0, 0, toX, toY);
    expect(wire.pointAt(0)).toEqual({ x: 0, y: 0 });
    expect(wire.pointAt(1).x).toBeCloseTo(toX);
    expect(wire.pointAt(1).y).toBeCloseTo(toY);
    expect(wire.path).not.toContain('NaN');
  });

  it('runs back between two rows of cards, through neither', () => {
    const wire = wirePath(224, 32, 0, 168);
    expect(distanceToWire(wire, 112, 100)).toBeLessThan(8);
    expect(distanceToWire(wire, 112, 32)).toBeGreaterThan(30);
  });
});
