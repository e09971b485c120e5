import { describe, expect, it } from 'vitest';
import { findDefinition } from '../../shared/nodes/registry.ts';
import { parseDims, sharedValue, stepFor } from './parameters.ts';

describe('sizes as people write them', () => {
  it.each([
    ['28×28×1', [28, 28, 1]],
    ['28 x 28 x 1', [28, 28, 1]],
    ['4, -1', [4, -1]],
    [' 7 ', [7]],
    ['?×8', [-1, 8]],
  ])('%s', (text, dims) => {
    expect(parseDims(text)).toEqual(dims);
  });

  it.each(['', 'wide', '4×', '2.5×2'])('refuses %j or reads what is whole', (text) => {
    expect(text === '4×' ? parseDims(text) : (parseDims(text) ?? 'refused')).toEqual(text === '4×' ? [4] : 'refused');
  });
});

describe('several nodes', () => {
  const node = (units: number) => ({ id: `dense_${units}`, kind: 'dense', version: 1, values: { units } });
  it('share a value or do not', () => {
    expect(sharedValue([node(8), { ...node(8), id: 'dense_2' }], 'units')).toBe(8);
    expect(sharedValue([node(8), node(9)], 'units')).toBeUndefined();
  });
});

describe('steps', () => {
  it('follow the size of a logarithmic number', () => {
    const control = findDefinition('adam')?.params.learningRate?.control;
    if (!control) throw new Error('Adam has no learning rate');
    expect(stepFor(control, 0.003)).toBeCloseTo(0.001, 10);
    expect(stepFor(control, 0.0001)).toBeCloseTo(0.0001, 10);
  });
});
