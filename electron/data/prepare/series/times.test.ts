import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../../shared/nodes/portType.ts';
import { findKind } from '../../chain.ts';
import { readNumbers, readTexts } from '../../columns.ts';
import { openColumns } from '../../openColumns.ts';
import type { ReadContext } from '../../sourceImplementation.ts';
import { makeBatch } from '../../testing/dataFixture.ts';

const context: ReadContext = {
  places: { projectFolder: null, resourcesFolder: '' },
  signal: new AbortController().signal,
  progress: () => {},
};
const number = (name: string): FieldType => ({
  name,
  dtype: 'float32',
  shape: [],
  role: 'feature',
  semantic: 'number',
  missing: 0,
});
const text = (name: string, role: FieldType['role']): FieldType => ({
  name,
  dtype: 'string',
  shape: [],
  role,
  semantic: 'text',
});

async function run(kind: string, config: Record<string, unknown>, columns: Parameters<typeof makeBatch>[0]) {
  const batch = makeBatch(columns);
  const found = findKind(kind);
  if (found.type !== 'derive') throw new Error('not a deriving kind');
  const source = await found.derive(config, [openColumns({ ...batch, rows: batch.rowIds.length })], {
    ...context,
    purpose: 'training',
  });
  return {
    source,
    numbers: async (name: string) => [...readNumbers(await source.readField(name))],
    texts: async (name: string) => readTexts(await source.readField(name)),
    origins: Array.from({ length: source.rows }, (_, row) => source.originOf?.(row).map(({ rowId }) => rowId)),
  };
}
const none = Number.NaN;

describe('resampleSeries', () => {
  // Out of order, with an hour in which nothing happens, and a time that is none.
  const readings = [
    { field: text('at', 'time'), values: ['2024-03-31 10:50', '2024-03-31 10:05', 'soon', '2024-03-31 12:00'] },
    { field: number('heat'), values: [4, 2, 100, 7] },
    { field: { ...text('state', 'target'), classes: ['off', 'on'] }, values: ['on', 'off', 'on', 'off'] },
  ];

  it('makes a row of every hour, the empty ones too, and says what it could not place', async () => {
    const { source, numbers, texts, origins } = await run('resampleSeries', { time: 'at' }, readings);
    expect(await texts('at')).toEqual(['2024-03-31 10:00:00', '2024-03-31 11:00:00', '2024-03-31 12:00:00']);
    expect(await numbers('heat')).toEqual([3, none, 7]);
    expect(await texts('state')).toEqual(['on', null, 'off']);
    expect(origins).toEqual([[1, 0], [0], [3]]);
    expect(source.problems).toEqual([{ code: 'series.noTime', severity: 'warning', values: { rows: 1, field: 'at' } }]);
  });

  it.each([
    ['sum', [6, 0, 7]],
    ['last', [4, none, 7]],
  ])('takes the %s', async (statistic, expected) => {
    const { numbers } = await run('resampleSeries', { time: 'at', statistic }, readings);
    expect(await numbers('heat')).toEqual(expected);
  });

  it('leaves empty intervals out when told to', async () => {
    const { texts } = await run('resampleSeries', { time: 'at', every: 30, unit: 'minutes', empty: false }, readings);
    expect(await texts('at')).toEqual(['2024-03-31 10:00:00', '2024-03-31 10:30:00', '2024-03-31 12:00:00']);
  });

  it('begins weeks on Monday', async () => {
    const days = ['2024-03-31', '2024-04-01', '2024-04-07'];
    const { texts, numbers } = await run('resampleSeries', { time: 'at', unit: 'weeks', statistic: 'sum' }, [
      { field: text('at', 'time'), values: days },
      { field: number('rain'), values: [1, 2, 3] },
    ]);
    expect(await texts('at')).toEqual(['2024-03-25 00:00:00', '2024-04-01 00:00:00']);
    expect(await numbers('rain')).toEqual([1, 5]);
  });

  it('takes numbers as times, before 0 too, and keeps series apart', async () => {
    const { numbers, texts } = await run('resampleSeries', { time: 't', every: 10, group: 'machine' }, [
      { field: number('t'), values: [-1, 3, 25, 4] },
      { field: number('x'), values: [1, 2, 3, 5] },
      { field: text('machine', 'group'), values: ['A', 'A', 'B', 'A'] },
    ]);
    expect(await numbers('t')).toEqual([-10, 0, 20]);
    expect(await numbers('x')).toEqual([1, 3.5, 3]);
    expect(await texts('machine')).toEqual(['A', 'A', 'B']);
  });

  it('refuses to make millions of empty rows of one wrong year', async () => {
    const columns = [
      { field: text('at', 'time'), values: ['1024-01-01', '2024-01-01'] },
      { field: number('x'), values: [1, 2] },
    ];
    await expect(run('resampleSeries', { time: 'at', unit: 'minutes' }, columns)).rejects.toMatchObject({
      code: 'series.tooManyIntervals',
    });
  });
});

describe('fourierFeatures', () => {
  it('counts rows, each series from its beginning', async () => {
    const { numbers, source } = await run('fourierFeatures', { periods: '4', group: 'machine' }, [
      { field: number('x'), values: [0, 0, 0, 0] },
      { field: text('machine', 'group'), values: ['A', 'B', 'A', 'A'] },
    ]);
    const expected = { sin_4: [0, 0, 1, 0], cos_4: [1, 1, 0, -1] };
    for (const [name, values] of Object.entries(expected)) {
      for (const [row, value] of (await numbers(name)).entries()) expect(value).toBeCloseTo(values[row] ?? none, 12);
    }
    expect(source.originOf?.(2)).toEqual([{ input: 0, rowId: 2 }]);
  });

  it('knows the time of day, and no time where there is none', async () => {
    const { numbers } = await run('fourierFeatures', { periods: '24', waves: 2, time: 'at' }, [
      { field: text('at', 'time'), values: ['2024-03-31 06:00', '1969-12-31 18:00', 'noon'] },
    ]);
    for (const [name, values] of Object.entries({ sin_24: [1, -1], cos_24: [0, 0], cos_24_2: [-1, -1] })) {
      const read = await numbers(name);
      for (const [row, value] of values.entries()) expect(read[row]).toBeCloseTo(value, 9);
      expect(read[2]).toBeNaN();
    }
  });
});

describe('detrendSeries', () => {
  const x = number('x');
  it('takes the mean of the last rows away, the gaps passed over', async () => {
    const values = [1, 2, 3, null, 9];
    const { numbers, origins } = await run('detrendSeries', { size: 3, dropFirst: false }, [{ field: x, values }]);
    expect(await numbers('x')).toEqual([none, none, 1, none, 3]);
    expect(origins[4]).toEqual([2, 3, 4]);
  });

  it('leaves nothing of a straight line, and a jump as what the line lacks', async () => {
    const { numbers } = await run('detrendSeries', { size: 3, method: 'line' }, [
      { field: x, values: [5, 7, 9, 11, 19] },
    ]);
    const read = await numbers('x');
    // Through (0, 9), (1, 11), (2, 19): mean 13, slope 5, so 18 at the last place.
    for (const [row, value] of [0, 0, 1].entries()) expect(read[row]).toBeCloseTo(value, 9);
    expect(read).toHaveLength(3);
  });
});
