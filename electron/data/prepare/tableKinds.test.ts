import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { findPrepare } from '../chain.ts';
import { type Batch, columnAt, readNumbers, readTexts, takeRows } from '../columns.ts';
import { readTimes } from '../readTimes.ts';
import { makeBatch } from '../testing/dataFixture.ts';

const number = (name: string, changes: Partial<FieldType> = {}): FieldType => ({
  ...{ name, dtype: 'float32', shape: [], role: 'feature', semantic: 'number', missing: 0 },
  ...changes,
});
const category = (name: string, classes: readonly string[], changes: Partial<FieldType> = {}): FieldType => ({
  ...{ name, dtype: 'string', shape: [], role: 'feature', semantic: 'category', missing: 0, classes },
  ...changes,
});

async function run(kind: string, config: Record<string, unknown>, table: Batch, isTraining = (_row: number) => true) {
  const implementation = findPrepare(kind);
  const rows = table.rowIds.filter(isTraining);
  const fitted = await implementation.fit(config, table.fields, async function* () {
    yield takeRows(table, rows);
  });
  const ready = (purpose: 'training' | 'prediction') =>
    implementation.ready(config, table.fields, JSON.parse(JSON.stringify(fitted)), purpose, isTraining).apply(table);
  return { fitted, training: ready('training').batch, prediction: ready('prediction').batch };
}

describe('targetEncode', () => {
  const cells = Array.from({ length: 60 }, (_, row) => (row % 3 === 0 ? 'a' : 'b'));
  const table = makeBatch([
    { field: category('city', ['a', 'b', 'never']), values: cells },
    { field: number('price', { role: 'target' }), values: cells.map((city, row) => (city === 'a' ? 100 : 0) + row) },
  ]);
  const config = { folds: 4, smoothing: 0, seed: 1 };
  const encoded = (batch: Batch) => [...readNumbers(columnAt(batch, 0))];

  it('never shows a training row its own answer', async () => {
    const before = encoded((await run('targetEncode', config, table)).training);
    for (const row of [0, 1, 17]) {
      const prices = Float64Array.from(readNumbers(columnAt(table, 1)));
      prices[row] = 1e6;
      const other = {
        ...table,
        columns: [columnAt(table, 0), { type: 'numbers' as const, elements: 1, values: prices }],
      };
      const after = encoded((await run('targetEncode', config, other)).training);
      expect(after[row]).toBe(before[row]);
      expect(after).not.toEqual(before);
    }
  });
  it('gives all other rows what all training rows say', async () => {
    const isTraining = (row: number) => row < 30;
    const { training, prediction } = await run('targetEncode', config, table, isTraining);
    const mean = (wanted: string) => {
      const rows = cells.flatMap((city, row) => (city === wanted && row < 30 ? [(city === 'a' ? 100 : 0) + row] : []));
      return rows.reduce((sum, one) => sum + one, 0) / rows.length;
    };
    expect(encoded(training).slice(30)).toEqual(encoded(prediction).slice(30));
    for (const row of [30, 31, 44]) expect(encoded(prediction)[row]).toBeCloseTo(mean(cells[row] ?? ''), 10);
    expect(encoded(training).slice(0, 30)).not.toEqual(encoded(prediction).slice(0, 30));
  });
});

describe('balance', () => {
  const classes = ['common', 'rare'];
  const cells = Array.from({ length: 100 }, (_, row) => (row % 10 === 3 ? 'rare' : 'common'));
  const table = makeBatch([
    { field: number('x'), values: cells.map((name, row) => (name === 'rare' ? 1000 : 0) + row) },
    { field: category('label', classes, { role: 'target' }), values: cells },
  ]);
  const isTraining = (row: number) => row < 80;
  const count = (batch: Batch) => {
    const texts = readTexts(columnAt(batch, 1));
    const training = [...batch.rowIds].map((rowId, row) => (isTraining(rowId) ? texts[row] : null));
    return classes.map((name) => training.filter((one) => one === name).length);
  };
  const heldOut = (batch: Batch) => [...batch.rowIds].filter((rowId) => !isTraining(rowId));
  const expectedHeldOut = Array.from({ length: 20 }, (_, row) => 80 + row);

  it.each([
    ['undersample', { ratio: 1 }, [8, 8]],
    ['undersample', { ratio: 2.5 }, [20, 8]],
    ['oversample', { ratio: 1 }, [72, 72]],
    ['oversample', { ratio: 0.5 }, [72, 36]],
    ['smote', { ratio: 1, neighbours: 3 }, [72, 72]],
  ])('%s %j gives exactly the sizes asked for, and leaves other rows alone', async (kind, config, sizes) => {
    const { training } = await run(kind, config, table, isTraining);
    expect(count(training)).toEqual(sizes);
    expect(heldOut(training)).toEqual(expectedHeldOut);
  });
  it.each(['undersample', 'oversample'])('%s draws by the seed', async (kind) => {
    const draw = async (seed: number) =>
      (await run(kind, { ratio: kind === 'undersample' ? 1 : 0.6, seed }, table)).training;
    const drawn = await draw(1);
    expect((await draw(1)).rowIds).toEqual(drawn.rowIds);
    const other = await draw(2);
    expect(other.rowIds).not.toEqual(drawn.rowIds);
    expect(other.rowIds).toHaveLength(drawn.rowIds.length);
  });
  it('smote puts new rows between old ones of the class', async () => {
    const { training } = await run('smote', { neighbours: 3 }, table, isTraining);
    const x = [...readNumbers(columnAt(training, 0))].filter((value) => value >= 1000);
    const made = x.filter((value) => !Number.isInteger(value));
    expect(made.length).toBeGreaterThan(50);
    for (const value of made) {
      expect(value).toBeGreaterThan(1003);
      expect(value).toBeLessThan(1073);
    }
  });
  it('weights the training rows only', async () => {
    const { training } = await run('classWeights', {}, table, isTraining);
    const weights = [...readNumbers(columnAt(training, 2))];
    expect(weights.slice(0, 4)).toEqual([80 / (2 * 72), 80 / (2 * 72), 80 / (2 * 72), 80 / (2 * 8)]);
    expect(weights.slice(80)).toEqual(new Array(20).fill(1));
  });
});

it('a condition on the target does not decide about new rows', async () => {
  const table = makeBatch([{ field: number('price', { role: 'target' }), values: [1, null, 3] }]);
  const { training, prediction } = await run('filterRows', { condition: 'price > 2' }, table);
  expect([...training.rowIds]).toEqual([2]);
  expect([...prediction.rowIds]).toEqual([0, 1, 2]);
});

describe('dates', () => {
  const read = (text: string, format: Parameters<typeof readTimes>[2]) => {
    const [time = Number.NaN] = readTimes(category('t', []), { type: 'texts', values: [text] }, format);
    return Number.isNaN(time) ? null : new Date(time).toISOString();
  };
  it.each([
    ['2024-02-29', 'yearFirst', '2024-02-29T00:00:00.000Z'],
    ['2024/1/5 14:05', 'yearFirst', '2024-01-05T14:05:00.000Z'],
    ['2024-01-05T14:05:07.25Z', 'yearFirst', '2024-01-05T14:05:07.250Z'],
    ['2024-01-05 00:30+01:00', 'yearFirst', '2024-01-04T23:30:00.000Z'],
    ['31.01.2024', 'dayFirst', '2024-01-31T00:00:00.000Z'],
    ['01/31/2024 23:59:59', 'monthFirst', '2024-01-31T23:59:59.000Z'],
    ['86400', 'seconds', '1970-01-02T00:00:00.000Z'],
    ['2023-02-29', 'yearFirst', null],
    ['2024-13-01', 'yearFirst', null],
    ['2024-01-05 25:00', 'yearFirst', null],
    ['31.01.2024', 'yearFirst', null],
    ['soon', 'seconds', null],
    ['', 'yearFirst', null],
  ] as const)('%s as %s', (text, format, expected) => expect(read(text, format)).toBe(expected));
});

it('castColumn reads numbers, categories and text; what cannot be read is missing', async () => {
  const table = makeBatch([
    { field: category('a', ['1', '2.5', 'x']), values: ['1', '2.5', 'x'] },
    { field: number('b'), values: [0, 1, 2] },
  ]);
  const numbers = (await run('castColumn', { columns: ['a'], to: 'number' }, table)).training;
  expect([...readNumbers(columnAt(numbers, 0))]).toEqual([1, 2.5, Number.NaN]);
  const integers = (await run('castColumn', { columns: ['a'], to: 'integer' }, table)).training;
  expect([...readNumbers(columnAt(integers, 0))]).toEqual([1, 2, Number.NaN]);
  const named = (await run('castColumn', { columns: ['b'], to: 'category', categories: '0, 1' }, table)).training;
  expect(readTexts(columnAt(named, 1))).toEqual(['0', '1', null]);
});
