import { describe, expect, it } from 'vitest';
import { inputSketch, sketchPlan } from '../engine/testing/sketchPlan.ts';
import { createInitialWeights } from './initialWeights.ts';

type Weight = Parameters<typeof sketchPlan>[0]['layers'][number]['weights'];

function draw(weights: NonNullable<Weight>): Float32Array {
  const layers = [inputSketch([4]), { node: 'layer_1', kind: 'lstm', outputShape: [4], weights }];
  return Float32Array.from(createInitialWeights(sketchPlan({ layers }))[0]?.data ?? []);
}

describe('initial weights that a layer asks for by name', () => {
  it.each([
    [3, 12],
    [12, 3],
    [5, 5],
  ])('orthogonal %i×%i: the shorter side is at right angles and of length 1', (rows, columns) => {
    const values = draw([
      { name: 'recurrent_kernel', shape: [rows, columns], trainable: true, initializer: 'orthogonal' },
    ]);
    const at = (row: number, column: number) => values[row * columns + column] ?? Number.NaN;
    const [count, length] = rows < columns ? [rows, columns] : [columns, rows];
    const part = (vector: number, place: number) => (rows < columns ? at(vector, place) : at(place, vector));
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) {
        let product = 0;
        for (let k = 0; k < length; k++) product += part(a, k) * part(b, k);
        expect(product).toBeCloseTo(a === b ? 1 : 0, 5);
      }
    }
  });

  it('an LSTM forgets little at first: the second quarter of its bias is 1', () => {
    const bias = draw([{ name: 'bias', shape: [8], trainable: true, initializer: 'forgetOnes' }]);
    expect([...bias]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
  });

  it('embeddings lie within ±0.05 and are not all alike', () => {
    const values = draw([{ name: 'embeddings', shape: [50, 4], trainable: true, initializer: 'uniform' }]);
    expect(values.every((value) => Math.abs(value) <= 0.05)).toBe(true);
    expect(new Set(values).size).toBeGreaterThan(150);
  });
});
