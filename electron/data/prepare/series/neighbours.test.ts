import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../../shared/nodes/portType.ts';
import { findKind } from '../../chain.ts';
import { columnAt, joinBatches, readNumbers } from '../../columns.ts';
import { openColumns } from '../../openColumns.ts';
import type { ReadContext } from '../../sourceImplementation.ts';
import { makeBatch } from '../../testing/dataFixture.ts';

const context: ReadContext = {
  places: { projectFolder: null, resourcesFolder: '' },
  signal: new AbortController().signal,
  progress: () => {},
};
const x: FieldType = { name: 'x', dtype: 'float32', shape: [], role: 'feature', semantic: 'number', missing: 0 };
const machine: FieldType = {
  name: 'machine',
  dtype: 'string',
  shape: [],
  role: 'group',
  semantic: 'category',
  classes: ['A', 'B'],
};

async function run(kind: string, config: Record<string, unknown>, values: (number | null)[], machines?: string[]) {
  const batch = makeBatch([{ field: x, values }, ...(machines ? [{ field: machine, values: machines }] : [])]);
  const found = findKind(kind);
  if (found.type !== 'derive') throw new Error('not a deriving kind');
  const source = await found.derive(
    { ...config, ...(machines ? { group: 'machine' } : {}) },
    [openColumns({ ...batch, rows: batch.rowIds.length })],
    { ...context, purpose: 'training' },
  );
  const batches = [];
  for await (const { batch: part } of source.readBatches(null, context)) batches.push(part);
  const all = joinBatches(batches);
  const column = async (name: string) => {
    const index = source.fields.findIndex((field) => field.name === name);
    const read = all ? [...readNumbers(columnAt(all, index))] : [];
    // Read alone, a field is the same.
    expect([...readNumbers(await source.readField(name))]).toEqual(read);
    return read;
  };
  const origins = Array.from({ length: source.rows }, (_, row) => source.originOf?.(row).map(({ rowId }) => rowId));
  return { source, column, origins };
}
const none = Number.NaN;

describe('lagFeatures', () => {
  it('adds the past, and leaves out rows that have none', async () => {
    const { column, origins } = await run('lagFeatures', { lags: '2, 1' }, [10, 11, 12, 13]);
    expect(await column('x')).toEqual([12, 13]);
    expect(await column('x_lag1')).toEqual([11, 12]);
    expect(await column('x_lag2')).toEqual([10, 11]);
    expect(origins).toEqual([
      [0, 1, 2],
      [1, 2, 3],
    ]);
  });
  it('keeps the first rows when told to, and looks at no other series', async () => {
    const { column } = await run('lagFeatures', { dropFirst: false }, [1, 50, 2, 51, 3], ['A', 'B', 'A', 'B', 'A']);
    expect(await column('x_lag1')).toEqual([none, none, 1, 50, 2]);
    const { column: dropped } = await run('lagFeatures', {}, [1, 50, 2, 51, 3], ['A', 'B', 'A', 'B', 'A']);
    expect(await dropped('x')).toEqual([2, 51, 3]);
  });
});

it('rollingFeatures tells of the last rows', async () => {
  const all = { mean: true, deviation: true, min: true, max: true, sum: true };
  const { column, origins } = await run('rollingFeatures', { size: 2, ...all }, [1, 3, 2, null, 4, 8]);
  expect(await column('x_mean2')).toEqual([2, 2.5, none, none, 6]);
  expect(await column('x_deviation2')).toEqual([1, 0.5, none, none, 2]);
  expect(await column('x_min2')).toEqual([1, 2, none, none, 4]);
  expect(await column('x_max2')).toEqual([3, 3, none, none, 8]);
  expect(await column('x_sum2')).toEqual([4, 5, none, none, 12]);
  expect(origins[0]).toEqual([0, 1]);
});

it.each([
  [{ lag: 2 }, [3, 4, 14]],
  [{ lag: 1, method: 'change' }, [1, 1, 0.5, 2]],
  [{ lag: 1, dropFirst: false }, [none, 1, 2, 2, 12]],
])('differenceSeries %j', async (config, expected) => {
  expect(await (await run('differenceSeries', config, [1, 2, 4, 6, 18])).column('x')).toEqual(expected);
});

it.each([
  [{ size: 2 }, [1, 2, 5, 7, 8]],
  [{ size: 3, method: 'exponential' }, [1, (3 + 0.5) / 1.5, (7 + 1.5 + 0.25) / 1.75, (3.5 + 0.75 + 0.125) / 0.875, 0]],
])('smoothSeries %j', async (config, expected) => {
  const smoothed = await (await run('smoothSeries', config, [1, 3, 7, null, 8])).column('x');
  for (const [place, value] of expected.entries()) if (value !== 0) expect(smoothed[place]).toBeCloseTo(value, 12);
});

it.each([
  [{}, [none, 1, 2, 3, 4, 6, 8, none]],
  [{ method: 'last' }, [none, 1, 1, 1, 4, 4, 8, 8]],
  [{ longest: 1 }, [none, 1, none, none, 4, 6, 8, none]],
])('fillGaps %j', async (config, expected) => {
  const { column, origins } = await run('fillGaps', config, [null, 1, null, null, 4, null, 8, null]);
  expect(await column('x')).toEqual(expected);
  expect(origins[1]).toEqual([1]);
  expect(origins[5]).toEqual('method' in config ? [4, 5] : [4, 6, 5]);
});
