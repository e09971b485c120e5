import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../../shared/nodes/portType.ts';
import { findKind } from '../../chain.ts';
import { columnAt, joinBatches, readNumbers } from '../../columns.ts';
import { openColumns } from '../../openColumns.ts';
import type { OpenSource, ReadContext } from '../../sourceImplementation.ts';
import { makeBatch } from '../../testing/dataFixture.ts';

const context: ReadContext = {
  places: { projectFolder: null, resourcesFolder: '' },
  signal: new AbortController().signal,
  progress: () => {},
};
const number = (name: string, role: FieldType['role'] = 'feature'): FieldType => ({
  name,
  dtype: 'float32',
  shape: [],
  role,
  semantic: 'number',
  missing: 0,
});
const machine: FieldType = {
  name: 'machine',
  dtype: 'string',
  shape: [],
  role: 'group',
  semantic: 'category',
  classes: ['A', 'B'],
};

function open(columns: Parameters<typeof makeBatch>[0]): OpenSource {
  const batch = makeBatch(columns);
  return openColumns({ ...batch, rows: batch.rowIds.length });
}

async function cut(
  config: Record<string, unknown>,
  source: OpenSource,
  purpose: 'training' | 'prediction' = 'training',
) {
  const kind = findKind('windowSeries');
  if (kind.type !== 'derive') throw new Error('not a deriving kind');
  const windows = await kind.derive(config, [source], { ...context, purpose });
  const batches = [];
  for await (const { batch } of windows.readBatches(null, context)) batches.push(batch);
  const all = joinBatches(batches);
  const rowsOf = (name: string): number[][] => {
    if (!all) return [];
    const values = [
      ...readNumbers(
        columnAt(
          all,
          windows.fields.findIndex((field) => field.name === name),
        ),
      ),
    ];
    const width = values.length / windows.rows;
    return Array.from({ length: windows.rows }, (_, row) => values.slice(row * width, (row + 1) * width));
  };
  const origins = Array.from({ length: windows.rows }, (_, row) =>
    (windows.originOf?.(row) ?? []).map(({ rowId }) => rowId),
  );
  return { windows, rowsOf, origins };
}

const steps = (count: number, from = 0) => Array.from({ length: count }, (_, i) => i + from);
const series = open([
  { field: number('a'), values: steps(7) },
  { field: number('b'), values: steps(7, 10) },
  { field: number('y', 'target'), values: steps(7, 100) },
]);

describe('windows', () => {
  it('hold time × channels, and what comes after the last row', async () => {
    const { windows, rowsOf, origins } = await cut({ window: 3 }, series);
    expect(windows.fields).toMatchObject([
      { name: 'window', shape: [3, 2] },
      { name: 'y', shape: [], role: 'target' },
    ]);
    expect(rowsOf('window')).toEqual([
      [0, 10, 1, 11, 2, 12],
      [1, 11, 2, 12, 3, 13],
      [2, 12, 3, 13, 4, 14],
      [3, 13, 4, 14, 5, 15],
    ]);
    expect(rowsOf('y')).toEqual([[103], [104], [105], [106]]);
    expect(origins[0]).toEqual([3, 0, 1, 2]);
  });
  it('move on by the stride, leave a gap, predict several steps, and may see the past of the target', async () => {
    const { rowsOf } = await cut({ window: 2, horizon: 2, gap: 1, stride: 2, channels: ['y'] }, series);
    expect(rowsOf('window')).toEqual([
      [100, 101],
      [102, 103],
    ]);
    expect(rowsOf('y')).toEqual([
      [103, 104],
      [105, 106],
    ]);
  });
  it('never mix two series, whose rows may lie between each other', async () => {
    const two = open([
      { field: machine, values: ['A', 'B', 'A', 'A', 'B', 'B'] },
      { field: number('a'), values: [0, 50, 1, 2, 51, 52] },
      { field: number('y', 'target'), values: [0, 50, 1, 2, 51, 52] },
    ]);
    const { windows, rowsOf } = await cut({ window: 2, group: 'machine' }, two);
    expect(windows.fields[0]).toMatchObject({ name: 'machine' });
    expect(rowsOf('window')).toEqual([
      [0, 1],
      [50, 51],
    ]);
    expect(rowsOf('y')).toEqual([[2], [52]]);
  });
  it('leave out what has an empty cell, and say so', async () => {
    const gap = open([
      { field: number('a'), values: [0, 1, null, 3, 4, 5] },
      { field: number('y', 'target'), values: steps(6) },
    ]);
    const { windows, rowsOf } = await cut({ window: 2 }, gap);
    expect(rowsOf('window')).toEqual([
      [0, 1],
      [3, 4],
    ]);
    expect(windows.problems).toMatchObject([{ code: 'series.gaps', values: { rows: 1 } }]);
    expect((await cut({ window: 5 }, gap)).windows.problems).toMatchObject([{ code: 'series.noWindow' }]);
  });
  it('need no future when there is one to be predicted; those with a future keep their numbers', async () => {
    const trained = await cut({ window: 3, horizon: 2 }, series);
    const asked = await cut({ window: 3, horizon: 2 }, series, 'prediction');
    expect(asked.rowsOf('window').slice(0, 3)).toEqual(trained.rowsOf('window'));
    expect(
      asked
        .rowsOf('window')
        .slice(3)
        .map((row) => row[0]),
    ).toEqual([3, 4]);
    expect(asked.rowsOf('y').slice(3)).toEqual([
      [106, Number.NaN],
      [Number.NaN, Number.NaN],
    ]);
  });
  it('are made also where nothing is predicted, and of nothing', async () => {
    const plain = open([{ field: number('a'), values: steps(4) }]);
    expect((await cut({ window: 3 }, plain)).rowsOf('window')).toEqual([
      [0, 1, 2],
      [1, 2, 3],
    ]);
    expect((await cut({ window: 3 }, open([{ field: number('a'), values: [] }]))).windows.rows).toBe(0);
  });
  it('refuse a column that is gone', async () => {
    await expect(cut({ channels: ['gone'] }, series)).rejects.toMatchObject({ code: 'data.columnMissing' });
  });
});
