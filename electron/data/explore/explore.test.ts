import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  chainSteps,
  createCalls,
  createTestFolder,
  csvSource,
  fillStep,
  oneHotStep,
  scaleStep,
  splitStep,
} from '../testing/dataFixture.ts';

const folder = createTestFolder();
const calls = createCalls(folder);
const penguins = csvSource('resource:penguins/penguins.csv', { target: 'species' });
const editStep = (...edits: readonly unknown[]) => ({ kind: 'editRows', config: { edits } });

describe('the rows of a node, page by page', () => {
  it('are those that leave it, each with its number and part', async () => {
    const chain = chainSteps(penguins, fillStep({ numbers: 'dropRow' }), splitStep());
    const page = await calls.explore(chain, { offset: 2, limit: 3 });
    expect(page).toMatchObject({ rows: 342, matching: 342, problem: null });
    expect(page.page.map(({ rowId }) => rowId)).toEqual([2, 4, 5]);
    expect(page.page.every(({ split }) => split !== null)).toBe(true);
    const end = await calls.explore(chain, { offset: 340, limit: 100 });
    expect(end.page).toHaveLength(2);
  });

  it('are filtered by an expression and sorted, missing values last either way', async () => {
    const chain = chainSteps(penguins);
    const sort = { field: 'body_mass_g', descending: true };
    const heavy = await calls.explore(chain, { filter: "species = 'Gentoo' and body_mass_g > 5000", sort });
    const mass = heavy.fields.findIndex(({ name }) => name === 'body_mass_g');
    const masses = heavy.page.map(({ cells }) => Number(cells[mass]));
    expect(heavy).toMatchObject({ rows: 344, matching: 61 });
    expect(masses[0]).toBe(6300);
    expect(masses).toEqual([...masses].sort((a, b) => b - a));
    for (const descending of [true, false]) {
      const all = await calls.explore(chain, { sort: { field: 'body_mass_g', descending }, limit: 500 });
      expect(all.page.slice(-2).map(({ cells }) => cells[mass])).toEqual([null, null]);
      expect(all.page[0]?.cells[mass]).toBe(descending ? 6300 : 2700);
    }
  });

  it('say what is wrong with a filter', async () => {
    const page = await calls.explore(chainSteps(penguins), { filter: 'weight > 3' });
    expect(page).toMatchObject({ rows: 344, matching: 0, page: [] });
    expect(page.problem?.code).toMatch(/^expression\./);
  });

  it('of pictures are filtered by label without decoding any', async () => {
    const fashion = chainSteps({ kind: 'fashionMnist', config: {} });
    const page = await calls.explore(fashion, { filter: "label = 'Bag'", limit: 5, offset: 100 });
    expect(page).toMatchObject({ rows: 70_000, matching: 7000 });
    expect(page.page.map(({ cells }) => cells[1])).toEqual(['Bag', 'Bag', 'Bag', 'Bag', 'Bag']);
    expect(page.page[0]?.cells[0]).toMatchObject({ image: expect.stringMatching(/^data:image\/png/) });
  });

  it('are the new ones as soon as the file has changed', async () => {
    const file = path.join(folder, 'changing.csv');
    const steps = chainSteps(csvSource(file));
    fs.writeFileSync(file, 'a,b\n1,2\n3,4\n');
    expect((await calls.explore(steps)).page.map(({ cells }) => cells[0])).toEqual([1, 3]);
    fs.writeFileSync(file, 'a,b\n5,6\n7,8\n9,10\n');
    expect((await calls.explore(steps)).page.map(({ cells }) => cells[0])).toEqual([5, 7, 9]);
    expect((await calls.preview(steps)).rows).toBe(3);
  });

  it('of a million are there at once when asked for again', async () => {
    const file = path.join(folder, 'million.csv');
    const lines = Array.from({ length: 1_000_000 }, (_, i) => `${i},${(i * 7919) % 1000},k${i % 7}`);
    fs.writeFileSync(file, `id,value,kind\n${lines.join('\n')}\n`);
    const chain = chainSteps(csvSource(file), scaleStep({ columns: ['value'] }));
    const timed = async (name: string, wanted: Parameters<typeof calls.explore>[1]) => {
      const start = performance.now();
      const page = await calls.explore(chain, wanted);
      console.log(`${name}: ${Math.round(performance.now() - start)} ms`);
      return page;
    };
    await timed('first page of 1 M rows', {});
    const last = await timed('last page', { offset: 999_950 });
    expect(last.page.at(-1)).toMatchObject({ rowId: 999_999 });
    const wanted = { filter: "kind = 'k3' and value < 0", sort: { field: 'value', descending: true } };
    const filtered = await timed('filtered and sorted', wanted);
    expect(filtered.matching).toBeGreaterThan(60_000);
    const again = await timed('its next page', { ...wanted, offset: 100 });
    expect(again.matching).toBe(filtered.matching);
  }, 120_000);

  it('are given up when nobody waits for them any more', async () => {
    const controller = new AbortController();
    const asked = calls.explore(chainSteps(penguins, scaleStep(), splitStep({ seed: 9 })), {}, controller.signal);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'data.cancelled' });
    const page = await calls.explore(chainSteps(penguins, scaleStep(), splitStep({ seed: 9 })));
    expect(page.rows).toBe(344);
  });
});

describe('the way of a row', () => {
  it('shows its values after every step', async () => {
    const chain = chainSteps(penguins, fillStep(), oneHotStep(), scaleStep());
    const { stages } = await calls.trace(chain, 'csvFile_1', 0);
    expect(stages.map(({ node }) => node)).toEqual(['csvFile_1', 'fillMissing_1', 'oneHot_2', 'scale_3']);
    expect(stages.every(({ dropped }) => dropped === null)).toBe(true);
    const mass = (stage: number) => {
      const { fields = [], cells } = stages[stage] ?? {};
      return cells?.[fields.findIndex(({ name }) => name === 'body_mass_g')];
    };
    expect(mass(1)).toBe(3750);
    expect(mass(3)).toBeCloseTo((3750 - 4201.754386) / 799.6, 1);
  });

  it('ends where the row is dropped, and says why', async () => {
    const chain = chainSteps(penguins, fillStep({ numbers: 'dropRow' }), scaleStep());
    const { stages } = await calls.trace(chain, 'csvFile_1', 3);
    expect(stages).toHaveLength(2);
    expect(stages[1]).toMatchObject({ node: 'fillMissing_1', cells: null, dropped: { code: 'data.missingCell' } });
  });

  it('goes through steps that make new rows, back and on', async () => {
    const file = path.join(folder, 'double.csv');
    fs.writeFileSync(file, 'a,b\n1,2\n1,2\n3,4\n');
    const duplicates = { kind: 'dropDuplicates', config: {} };
    const chain = chainSteps(csvSource(file), duplicates, editStep({ row: 1, field: 'a', value: 30 }));
    const kept = await calls.trace(chain, 'csvFile_1', 2);
    expect(kept.stages.map(({ node, rowId, cells }) => [node, rowId, cells])).toEqual([
      ['csvFile_1', 2, [3, 4]],
      ['dropDuplicates_1', 1, [3, 4]],
      ['editRows_2', 1, [30, 4]],
    ]);
    const lost = await calls.trace(chain, 'csvFile_1', 1);
    expect(lost.stages.at(-1)).toMatchObject({ node: 'dropDuplicates_1', dropped: { code: 'data.notTaken' } });
    const back = await calls.trace(chain, 'editRows_2', 1);
    expect(back.stages).toEqual(kept.stages);
  });
});

describe('edited rows', () => {
  it('are left out and relabelled, by their number, and nothing else changes', async () => {
    const edits = editStep({ row: 1, exclude: true }, { row: 2, field: 'species', value: 'Gentoo' });
    const before = await calls.explore(chainSteps(penguins), { limit: 4 });
    const after = await calls.explore(chainSteps(penguins, edits), { limit: 3 });
    expect([before.rows, after.rows]).toEqual([344, 343]);
    expect(after.page.map(({ rowId }) => rowId)).toEqual([0, 2, 3]);
    expect(after.page.map(({ cells }) => cells[0])).toEqual(['Adelie', 'Gentoo', 'Adelie']);
    expect(after.page[1]?.cells.slice(1)).toEqual(before.page[2]?.cells.slice(1));
    const trace = await calls.trace(chainSteps(penguins, edits), 'csvFile_1', 1);
    expect(trace.stages.at(-1)?.dropped?.code).toBe('data.excluded');
  });

  it('of pictures get another class', async () => {
    const fashion = { kind: 'fashionMnist', config: {} };
    const edits = editStep({ row: 0, field: 'label', value: 'Bag' });
    const page = await calls.explore(chainSteps(fashion, edits), { limit: 1 });
    expect(page.page[0]?.cells[1]).toBe('Bag');
  });
});
