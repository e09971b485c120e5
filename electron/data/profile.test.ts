import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chainSteps, createCalls, createTestFolder, csvSource, splitStep } from './testing/dataFixture.ts';

const folder = createTestFolder();
const calls = createCalls(folder);

function writeTable(name: string, head: string, row: (i: number) => readonly unknown[], rows = 200) {
  const file = path.join(folder, name);
  const lines = Array.from({ length: rows }, (_, i) => row(i).join(','));
  fs.writeFileSync(file, `${head}\n${lines.join('\n')}\n`);
  return csvSource(file, { target: head.split(',').at(-1) });
}
const noise = (i: number) => Math.sin(i * 12.9898) * 43_758.5453;
const fraction = (i: number) => noise(i) - Math.floor(noise(i));

describe('a look at the data', () => {
  it('finds what would mislead a network', async () => {
    const table = writeTable('odd.csv', 'number,machine,same,after,x,failed', (i) => [
      ...[i + 1, `m-${i}`, 7, i % 25 === 0 ? 9.5 : 1.25],
      ...[fraction(i).toFixed(4), i % 25 === 0 ? 'yes' : 'no'],
    ]);
    const { profile } = await calls.preview(chainSteps(table));
    const found = profile.map(({ code, values }) => `${code} ${values?.field}`);
    expect(found).toEqual([
      'profile.idLike number',
      'profile.idLike machine',
      'profile.constant same',
      'profile.leak after',
      'profile.imbalance failed',
    ]);
    expect(profile.at(-1)?.values).toMatchObject({ rare: 'yes', rareCount: 8, common: 'no', commonCount: 192 });
  });

  it('finds rows that are in training and in test', async () => {
    const table = writeTable('double.csv', 'a,b,y', (i) => {
      const of = i % 150;
      return [fraction(of).toFixed(5), fraction(of + 500).toFixed(5), fraction(of + 900).toFixed(5)];
    });
    const { profile } = await calls.preview(chainSteps(table, splitStep()));
    expect(profile.map(({ code }) => code)).toEqual(['profile.duplicates']);
    expect(Number(profile[0]?.values?.count)).toBeGreaterThan(5);
    const unsplit = await calls.preview(chainSteps(table));
    expect(unsplit.profile).toEqual([]);
  });

  it('has nothing to say about the penguins', async () => {
    const penguins = csvSource('resource:penguins/penguins.csv', { target: 'species' });
    expect((await calls.preview(chainSteps(penguins, splitStep()))).profile).toEqual([]);
  });

  it('tells quantiles as NumPy, and how much each column tells about the target', async () => {
    const penguins = csvSource('resource:penguins/penguins.csv', { target: 'body_mass_g' });
    const { statistics } = await calls.preview(chainSteps(penguins));
    const byName = Object.fromEntries(statistics.map((one) => [one.field, one]));
    // pandas: df.body_mass_g.quantile([.05, .25, .5, .75, .95])
    expect(byName.body_mass_g?.quantiles).toEqual([3150, 3550, 4050, 4750, 5650]);
    expect(byName.body_mass_g?.association).toBeNull();
    // pandas: df.corr()
    expect(byName.flipper_length_mm?.association).toBeCloseTo(0.871202, 5);
    expect(byName.bill_depth_mm?.association).toBeCloseTo(-0.471916, 5);
    // η of species: the root of the R² of an analysis of variance (0.6697).
    expect(byName.species?.association).toBeCloseTo(Math.sqrt(0.669718), 3);
  });
});
