import { describe, expect, it } from 'vitest';
import {
  chainSteps,
  createCalls,
  createTestFolder,
  csvSource,
  fillStep,
  normaliseStep,
  oneHotStep,
  scaleStep,
  splitStep,
} from './testing/dataFixture.ts';

const folder = createTestFolder();
const calls = createCalls(folder);
const penguins = csvSource('resource:penguins/penguins.csv', { target: 'species' });

describe('a preview', () => {
  it('of the source shows its rows as they are, and exact figures of every column', async () => {
    const preview = await calls.preview(chainSteps(penguins), 5);
    expect(preview).toMatchObject({ rows: 344, splitCounts: null, problems: [] });
    expect(preview.sample.map(({ rowId }) => rowId)).toEqual([0, 1, 2, 3, 4]);
    expect(preview.sample[0]).toEqual({
      rowId: 0,
      split: null,
      cells: ['Adelie', 'Torgersen', 39.1, 18.7, 181, 3750, 'male'],
    });
    expect(preview.sample[3]?.cells).toEqual(['Adelie', 'Torgersen', null, null, null, null, null]);
    const byName = Object.fromEntries(preview.statistics.map((one) => [one.field, one]));
    expect(byName.species).toEqual({
      field: 'species',
      missing: 0,
      distinct: 3,
      min: null,
      max: null,
      mean: null,
      standardDeviation: null,
      quantiles: null,
      association: null,
      histogram: [
        { label: 'Adelie', count: 152 },
        { label: 'Gentoo', count: 124 },
        { label: 'Chinstrap', count: 68 },
      ],
    });
    // As pandas gives them (its standard deviation divides by n − 1: 801.9545).
    expect(byName.body_mass_g).toMatchObject({ missing: 2, min: 2700, max: 6300, distinct: 94 });
    expect(byName.body_mass_g?.mean).toBeCloseTo(4201.754386, 5);
    expect(byName.body_mass_g?.standardDeviation).toBeCloseTo(801.954536 * Math.sqrt(341 / 342), 4);
    expect(byName.body_mass_g?.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(342);
  });

  it('after every step shows what leaves it', async () => {
    const preview = await calls.preview(
      chainSteps(penguins, fillStep({ numbers: 'dropRow' }), oneHotStep(), scaleStep(), splitStep()),
      4,
    );
    expect(preview.rows).toBe(342);
    expect(preview.sample.map(({ rowId }) => rowId)).toEqual([0, 1, 2, 4]);
    expect(preview.sample.every(({ split }) => split !== null)).toBe(true);
    const counts = preview.splitCounts ?? { train: 0, validation: 0, test: 0 };
    expect(counts.train + counts.validation + counts.test).toBe(342);
    expect(preview.sample[0]?.cells.slice(0, 2)).toEqual(['Adelie', 'Torgersen']);
    expect(preview.statistics[1]?.histogram).toEqual([
      { label: 'Biscoe', count: 167 },
      { label: 'Dream', count: 124 },
      { label: 'Torgersen', count: 51 },
    ]);
  });

  it('of images shows pictures from all over the data set, and counts every label', async () => {
    const preview = await calls.preview(
      chainSteps({ kind: 'fashionMnist', config: {} }, normaliseStep, splitStep()),
      12,
    );
    expect(preview.rows).toBe(70_000);
    expect(preview.splitCounts).toEqual({ train: 54_000, validation: 6000, test: 10_000 });
    expect(preview.sample).toHaveLength(12);
    expect(preview.sample.at(-1)?.split).toBe('test');
    expect(preview.sample[0]?.cells[0]).toMatchObject({ image: expect.stringMatching(/^data:image\/png;base64,/) });
    expect(preview.statistics[1]).toMatchObject({ field: 'label', distinct: 10 });
    expect(preview.statistics[1]?.histogram.map(({ count }) => count)).toEqual(new Array(10).fill(7000));
    expect(preview.statistics[0]).toMatchObject({ min: 0, max: 1 });
    const started = performance.now();
    await calls.preview(chainSteps({ kind: 'fashionMnist', config: {} }, normaliseStep, splitStep()), 12);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('refuses steps that cannot be followed, by name', async () => {
    const { steps } = chainSteps(penguins, fillStep());
    await expect(calls.preview({ steps, output: 'nowhere' })).rejects.toMatchObject({
      code: 'data.stepMissing',
      values: { node: 'nowhere' },
    });
    await expect(calls.preview(chainSteps(penguins, { kind: 'magic', config: {} }))).rejects.toMatchObject({
      code: 'data.unknownKind',
    });
    await expect(calls.preview(chainSteps(penguins, scaleStep({ method: 'wrong' })))).rejects.toMatchObject({
      code: 'data.badSettings',
      values: { setting: 'method' },
    });
    const loop = steps.map((step) => (step.type === 'prepare' ? { ...step, inputs: [step.node] } : step));
    await expect(calls.preview({ steps: loop, output: 'fillMissing_1' })).rejects.toMatchObject({
      code: 'data.stepLoop',
    });
  });
});

it('source rows come in the order asked for, with names of classes and pictures', async () => {
  const { steps } = chainSteps({ kind: 'fashionMnist', config: {} }, normaliseStep);
  const { fields, rows } = await calls.sourceRows(steps, [60_000, 0]);
  expect(fields.map(({ name }) => name)).toEqual(['image', 'label']);
  expect(rows.map(({ rowId, cells }) => `${rowId} ${cells[1]}`)).toEqual(['60000 Ankle boot', '0 Ankle boot']);
  await expect(calls.sourceRows(steps, [70_000])).rejects.toMatchObject({ code: 'data.rowMissing' });
});

it('is there at once when asked for again, with the same steps and the same file', async () => {
  const tables = [
    ['penguins', chainSteps(penguins, fillStep(), oneHotStep(), scaleStep(), splitStep())],
    ['Fashion-MNIST', chainSteps({ kind: 'fashionMnist', config: {} }, normaliseStep, splitStep())],
  ] as const;
  for (const [name, chain] of tables) {
    const own = createCalls(folder);
    const times: number[] = [];
    const seen: unknown[] = [];
    for (let turn = 0; turn < 2; turn++) {
      const start = performance.now();
      seen.push(await own.preview(chain, name === 'penguins' ? 1000 : 50));
      times.push(performance.now() - start);
    }
    console.log(`${name}: first ${times.map((time) => time.toFixed(1)).join(' ms, again ')} ms`);
    expect(seen[1]).toBe(seen[0]);
  }
});
