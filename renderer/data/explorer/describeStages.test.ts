import { expect, it } from 'vitest';
import type { Cell, RowTrace } from '../../../shared/ipc/dataContract.ts';
import { describeStages } from './describeStages.ts';

const field = (name: string) => ({ name, dtype: 'float32' as const, shape: [], role: 'feature' as const });
function stage(node: string, rowId: number, values: Readonly<Record<string, Cell>>): RowTrace['stages'][number] {
  return {
    node,
    rowId,
    madeOf: 1,
    fields: Object.keys(values).map(field),
    cells: Object.values(values),
    dropped: null,
  };
}

it('tells what each step did to the row', () => {
  const dropped = {
    ...stage('filter', 0, {}),
    cells: null,
    dropped: { code: 'data.filtered', severity: 'warning' as const },
  };
  const told = describeStages([
    stage('source', 3, { a: 1, b: 'x', c: null }),
    stage('fill', 3, { a: 1, b: 'x', c: 0 }),
    stage('select', 0, { c: 0, d: { series: [[1]], length: 1 } }),
    dropped,
  ]);
  expect(told.map(({ changed }) => changed.map((one) => [one.field.name, one.before]))).toEqual([
    [
      ['a', undefined],
      ['b', undefined],
      ['c', undefined],
    ],
    [['c', null]],
    [['d', undefined]],
    [],
  ]);
  expect(told.map(({ removed }) => removed)).toEqual([[], [], ['a', 'b'], []]);
  expect(told.map(({ newNumber }) => newNumber)).toEqual([null, null, 0, null]);
});

it('tells of pictures that look the same and are other numbers', () => {
  const picture = (range: [number, number]) => ({
    ...stage('normalise', 0, { image: { image: 'data:,' } }),
    fields: [{ ...field('image'), range }],
  });
  const [, after] = describeStages([picture([0, 255]), picture([0, 1])]);
  expect(after).toMatchObject({ changed: [], limits: [{ field: 'image', low: 0, high: 1 }] });
});
