import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCalls, createTestFolder, csvSource, RESOURCES } from './testing/dataFixture.ts';

const datasets = path.join(RESOURCES, 'datasets');

/** What each table is known to hold: rows, and how many of each class. */
const tables: readonly [file: string, rows: number, classes: Readonly<Record<string, number>>][] = [
  ['penguins/penguins.csv', 344, { female: 165, male: 168 }],
  ['seattle-weather/seattle_weather.csv', 1461, { rain: 641, sun: 640, fog: 101, drizzle: 53, snow: 26 }],
  ['breast-cancer/breast_cancer.csv', 569, { malignant: 212, benign: 357 }],
  ['wine/wine.csv', 178, { A: 59, B: 71, C: 48 }],
  ['digits/digits.csv', 1797, { 0: 178, 1: 182, 2: 177, 3: 183, 4: 181, 5: 182, 6: 181, 7: 179, 8: 174, 9: 180 }],
  ['sensors/sensors.csv', 18_914, { normal: 18_765, anomaly: 149 }],
  ['spam/spam.csv', 3942, { ham: 2720, spam: 1222 }],
];

describe('the tables that come with the app', () => {
  const calls = createCalls(createTestFolder());

  it.each(tables)('%s holds what its source says', async (file, rows, classes) => {
    const source = csvSource(`resource:${file}`);
    const facts = await calls.facts(source);
    expect(facts.problems).toEqual([]);
    expect(facts.rows).toBe(rows);
    const steps = [{ node: 'csvFile_1', kind: 'csvFile', type: 'source' as const, config: source.config, inputs: [] }];
    const { statistics } = await calls.preview({ steps, output: 'csvFile_1' }, 1);
    const counts = statistics.at(-1)?.histogram.map(({ label, count }) => [label, count]) ?? [];
    expect(Object.fromEntries(counts)).toEqual(classes);
  });

  it('each say where they come from and under which licence', () => {
    for (const folder of fs.readdirSync(datasets)) {
      expect(fs.readdirSync(path.join(datasets, folder)), folder).toEqual(
        expect.arrayContaining(['LICENSE', 'SOURCE.md']),
      );
    }
  });
});

it('the mails hold no address and no link', () => {
  const text = fs.readFileSync(path.join(datasets, 'spam', 'spam.csv'), 'utf8');
  expect(text.match(/[\w.+-]+@[\w-]+\.\w+|https?:\/\/|www\.\w/g)).toBeNull();
});
