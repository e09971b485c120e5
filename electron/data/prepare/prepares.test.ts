import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { findPrepare } from '../chain.ts';
import { type Batch, columnAt, readNumbers, readTexts } from '../columns.ts';
import type { Purpose } from '../prepareImplementation.ts';
import { fillStep, makeBatch, normaliseStep, oneHotStep, scaleStep, selectStep } from '../testing/dataFixture.ts';

const mass: FieldType = { name: 'mass', dtype: 'float32', shape: [], role: 'feature', semantic: 'number', missing: 1 };
const island: FieldType = {
  name: 'island',
  dtype: 'string',
  shape: [],
  role: 'feature',
  semantic: 'category',
  classes: ['A', 'B', 'C'],
  missing: 1,
};
const price: FieldType = { ...mass, name: 'price', role: 'target', missing: 1 };
const table = makeBatch([
  { field: mass, values: [1, 2, null, 5, 100] },
  { field: island, values: ['B', 'B', 'A', null, 'C'] },
  { field: price, values: [1, null, 3, 4, 5] },
]);

async function run(
  { kind, config }: { kind: string; config: Record<string, unknown> },
  batch: Batch,
  purpose: Purpose = 'training',
) {
  const implementation = findPrepare(kind);
  const fitted = await implementation.fit(config, batch.fields, async function* () {
    yield batch;
  });
  const ready = implementation.ready(config, batch.fields, JSON.parse(JSON.stringify(fitted)), purpose);
  const { batch: out, dropped } = ready.apply(batch);
  return {
    fitted,
    out,
    dropped: dropped.map(({ rowId, reason }) => `${rowId} ${reason.code} ${reason.values?.field}`),
    numbers: (index: number) => [...readNumbers(columnAt(out, index))],
    texts: (index: number) => readTexts(columnAt(out, index)),
  };
}

describe('fillMissing', () => {
  it.each([
    ['mean', 27],
    ['median', 3.5],
    ['zero', 0],
  ])('fills numbers with the %s', async (numbers, value) => {
    const { numbers: read } = await run(fillStep({ numbers, columns: ['mass'] }), table);
    expect(read(0)).toEqual([1, 2, value, 5, 100]);
  });
  it('fills categories with the most frequent one, the first in the alphabet when two are', async () => {
    expect((await run(fillStep({ columns: ['island'] }), table)).texts(1)).toEqual(['B', 'B', 'A', 'B', 'C']);
    const even = makeBatch([{ field: island, values: ['C', 'A', 'A', 'C', null] }]);
    expect((await run(fillStep(), even)).texts(0)).toEqual(['C', 'A', 'A', 'C', 'A']);
  });
  it('gives missing categories a class of their own', async () => {
    const { texts, out } = await run(fillStep({ categories: 'newCategory', columns: ['island'] }), table);
    expect(texts(1)).toEqual(['B', 'B', 'A', '(missing)', 'C']);
    expect(out.fields[1]?.classes).toEqual(['A', 'B', 'C', '(missing)']);
  });
  it('drops rows with their reason', async () => {
    const { dropped, out } = await run(fillStep({ numbers: 'dropRow', categories: 'dropRow' }), table);
    expect(dropped).toEqual(['1 data.missingTarget price', '2 data.missingCell mass', '3 data.missingCell island']);
    expect([...out.rowIds]).toEqual([0, 4]);
  });
  it('never makes up a target, and never loses a new row for lack of one', async () => {
    expect((await run(fillStep(), table)).dropped).toEqual(['1 data.missingTarget price']);
    expect((await run(fillStep(), table, 'prediction')).dropped).toEqual([]);
    expect((await run(fillStep({ columns: ['price'] }), table)).numbers(2)).toEqual([1, 3.25, 3, 4, 5]);
  });
});

describe('scale', () => {
  const plain = makeBatch([{ field: mass, values: [1, 2, 3, 4, null] }]);
  it('brings to mean 0 and deviation 1, missing stays missing', async () => {
    const { numbers, fitted } = await run(scaleStep(), plain);
    const deviation = Math.sqrt(1.25);
    expect(fitted).toEqual({ columns: [{ name: 'mass', shift: 2.5, factor: deviation }] });
    expect(numbers(0)).toEqual([-1.5 / deviation, -0.5 / deviation, 0.5 / deviation, 1.5 / deviation, Number.NaN]);
  });
  it('brings to 0 … 1', async () => {
    expect((await run(scaleStep({ method: 'minMax' }), plain)).numbers(0)).toEqual([0, 1 / 3, 2 / 3, 1, Number.NaN]);
  });
  it('makes zeros of a constant column', async () => {
    const constant = makeBatch([{ field: mass, values: [7, 7, 7] }]);
    for (const method of ['standard', 'minMax']) {
      expect((await run(scaleStep({ method }), constant)).numbers(0)).toEqual([0, 0, 0]);
    }
  });
  it('leaves the target alone, and refuses text', async () => {
    expect((await run(scaleStep(), table)).numbers(2)).toEqual([1, Number.NaN, 3, 4, 5]);
    await expect(run(scaleStep({ columns: ['island'] }), table)).rejects.toMatchObject({ code: 'data.needsNumbers' });
    await expect(run(scaleStep({ columns: ['gone'] }), table)).rejects.toMatchObject({ code: 'data.columnMissing' });
  });
});

describe('oneHot', () => {
  it('sets one place a row, none for a missing value', async () => {
    const { numbers, out } = await run(oneHotStep(), table);
    expect(numbers(1)).toEqual([0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(out.fields[1]).toMatchObject({ dtype: 'float32', shape: [3], classes: ['A', 'B', 'C'] });
  });
  it('makes all zeros of what it has not seen', async () => {
    const implementation = findPrepare('oneHot');
    const fitted = { columns: [{ name: 'island', categories: ['A', 'B', 'C'] }] };
    const ready = implementation.ready({ columns: [] }, [island], fitted, 'prediction');
    const later = makeBatch([{ field: island, values: ['D', 'C'] }]);
    expect([...readNumbers(columnAt(ready.apply(later).batch, 0))]).toEqual([0, 0, 0, 0, 0, 1]);
  });
  it('encodes class numbers too', async () => {
    const label: FieldType = {
      ...mass,
      name: 'label',
      dtype: 'int32',
      role: 'target',
      semantic: 'category',
      classes: ['x', 'y'],
    };
    const { numbers } = await run(oneHotStep({ columns: ['label'] }), makeBatch([{ field: label, values: [1, 0] }]));
    expect(numbers(0)).toEqual([0, 1, 1, 0]);
  });
});

describe('selectColumns', () => {
  it.each([
    [{ columns: ['mass'] }, ['mass feature', 'price target']],
    [{ columns: ['mass'], mode: 'drop' }, ['island feature', 'price target']],
    [{ target: 'mass' }, ['mass target', 'island feature', 'price feature']],
    [{ columns: ['island'], target: 'mass' }, ['mass target', 'island feature']],
  ])('%j', async (config, expected) => {
    const { out } = await run(selectStep(config), table);
    expect(out.fields.map(({ name, role }) => `${name} ${role}`)).toEqual(expected);
    expect(out.columns).toHaveLength(expected.length);
  });
});

it('normalisePixels keeps bytes and means 0 … 1', async () => {
  const image: FieldType = {
    name: 'image',
    dtype: 'uint8',
    shape: [1, 3, 1],
    role: 'feature',
    semantic: 'image',
    range: [0, 255],
  };
  const batch: Batch = {
    fields: [image],
    rowIds: Int32Array.of(0),
    columns: [{ type: 'numbers', elements: 3, values: Uint8Array.of(0, 51, 255) }],
  };
  const { out, numbers } = await run(normaliseStep, batch);
  expect(out.fields[0]).toMatchObject({ dtype: 'float32', range: [0, 1] });
  expect(numbers(0)).toEqual([0, Math.fround(0.2), 1]);
});
