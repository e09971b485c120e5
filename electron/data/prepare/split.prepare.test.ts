import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { SPLIT_CODES } from '../preparedData.ts';
import { splitStep } from '../testing/dataFixture.ts';
import { splitPrepare } from './split.prepare.ts';

const target: FieldType = { name: 'y', dtype: 'string', shape: [], role: 'target', semantic: 'category', classes: [] };

function split(
  rows: number,
  config: Record<string, unknown>,
  labels: string[] = [],
  givenTest: Uint8Array | null = null,
) {
  const readField = async () => ({ type: 'texts', values: labels }) as const;
  return splitPrepare.split(splitStep(config).config, { rows, givenTest, target, fields: [target], readField });
}
const count = (codes: Uint8Array, code: number) => codes.filter((one) => one === code).length;
const counts = (codes: Uint8Array) =>
  [SPLIT_CODES.train, SPLIT_CODES.validation, SPLIT_CODES.test].map((code) => count(codes, code));

describe('random', () => {
  it('gives exactly the shares, the same for a seed, others for another', async () => {
    const codes = await split(1000, {});
    expect(counts(codes)).toEqual([700, 100, 200]);
    expect(await split(1000, {})).toEqual(codes);
    const other = await split(1000, { seed: 43 });
    expect(counts(other)).toEqual([700, 100, 200]);
    expect(other.filter((code, row) => code !== codes[row]).length).toBeGreaterThan(250);
  });
  it('spreads the parts evenly over the rows', async () => {
    const codes = await split(10_000, { seed: 0 });
    for (let tenth = 0; tenth < 10; tenth++) {
      const test = count(codes.subarray(tenth * 1000, (tenth + 1) * 1000), SPLIT_CODES.test);
      expect(test).toBeGreaterThan(150);
      expect(test).toBeLessThan(250);
    }
  });
  it('keeps the test part that is given, or mixes it in', async () => {
    const given = Uint8Array.from({ length: 100 }, (_, row) => (row >= 90 ? 1 : 0));
    const codes = await split(100, {}, [], given);
    expect(counts(codes)).toEqual([81, 9, 10]);
    expect([...codes.subarray(90)].every((code) => code === SPLIT_CODES.test)).toBe(true);
    expect(counts(await split(100, { keepTest: false }, [], given))).toEqual([70, 10, 20]);
  });
  it('leaves something to train on of any number of rows', async () => {
    for (const rows of [1, 2, 3, 4])
      expect(count(await split(rows, { test: 0.5, validation: 0.4 }), SPLIT_CODES.train)).toBeGreaterThan(0);
    expect(await split(0, {})).toEqual(new Uint8Array(0));
  });
});

describe('stratified', () => {
  it('keeps the share of every class in every part', async () => {
    const labels = Array.from({ length: 1000 }, (_, row) => (row % 10 === 0 ? 'rare' : 'common'));
    const codes = await split(1000, { method: 'stratified' }, labels);
    const rare = codes.filter((_, row) => labels[row] === 'rare');
    expect(counts(rare)).toEqual([70, 10, 20]);
    expect(counts(codes)).toEqual([700, 100, 200]);
  });
  it('keeps at least one row of every class for training, also of classes with one or two', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 1000 }),
        async (classes, seed) => {
          const labels = classes.map(String);
          const codes = await split(labels.length, { method: 'stratified', seed, test: 0.3, validation: 0.3 }, labels);
          const trained = new Set(labels.filter((_, row) => codes[row] === SPLIT_CODES.train));
          expect(trained).toEqual(new Set(labels));
        },
      ),
    );
  });
  it('gives many small classes the whole share together', async () => {
    const labels = Array.from({ length: 300 }, (_, row) => String(row % 100));
    expect(counts(await split(300, { method: 'stratified' }, labels))).toEqual([210, 30, 60]);
  });
});

describe('by group', () => {
  const groups = Array.from({ length: 1000 }, (_, row) => `patient ${row % 50}`);
  it('keeps every group in one part, near the shares', async () => {
    const codes = await split(1000, { method: 'group', column: 'y' }, groups);
    const parts = new Map(groups.map((name) => [name, new Set<number>()]));
    for (const [row, code] of codes.entries()) parts.get(groups[row] ?? '')?.add(code);
    expect([...parts.values()].every((codesOf) => codesOf.size === 1)).toBe(true);
    expect(counts(codes)).toEqual([700, 100, 200]);
    expect(await split(1000, { method: 'group', column: 'y', seed: 7 }, groups)).not.toEqual(codes);
  });
  it('leaves a group to train on', async () => {
    expect(counts(await split(10, { method: 'group', column: 'y', test: 0.8 }, new Array(10).fill('one')))).toEqual([
      10, 0, 0,
    ]);
  });
});

describe('by time', () => {
  it('holds out the latest rows, whatever order they are in', async () => {
    const days = Array.from(
      { length: 100 },
      (_, row) => `2024-${1 + Math.floor(((row * 37) % 100) / 28)}-${1 + (((row * 37) % 100) % 28)}`,
    );
    const codes = await split(100, { method: 'time', column: 'y' }, days);
    expect(counts(codes)).toEqual([70, 10, 20]);
    for (const [row, code] of codes.entries()) {
      const day = (row * 37) % 100;
      expect(code).toBe(day >= 80 ? SPLIT_CODES.test : day >= 70 ? SPLIT_CODES.validation : SPLIT_CODES.train);
    }
  });
});

describe('as a column says', () => {
  it('reads the names of the parts', async () => {
    const names = ['train', 'Test', 'val', 'dev', 'holdout', 'training', '', '2', '1', '0', '验证'];
    const [train, validation, test] = [SPLIT_CODES.train, SPLIT_CODES.validation, SPLIT_CODES.test];
    expect([...(await split(11, { method: 'column', column: 'y' }, names))]).toEqual([
      ...[train, test, validation, validation, test, train, train, test, validation, train, validation],
    ]);
  });
});

describe('folds', () => {
  it('lets every row outside of the test part be validation once', async () => {
    const seen = new Array<number>(103).fill(0);
    for (let fold = 1; fold <= 5; fold++) {
      const codes = await split(103, { method: 'fold', folds: 5, fold, test: 0.2 });
      expect(count(codes, SPLIT_CODES.test)).toBe(21);
      for (const [row, code] of codes.entries()) {
        if (code === SPLIT_CODES.validation) seen[row] = (seen[row] ?? 0) + 1;
        if (code === SPLIT_CODES.test) seen[row] = -1;
      }
    }
    expect(seen.filter((times) => times === 1)).toHaveLength(82);
    expect(seen.filter((times) => times === -1)).toHaveLength(21);
  });
});
