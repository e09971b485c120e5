import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestFolder } from '../testing/dataFixture.ts';
import { makeFuzzTable } from './fuzzTables.ts';
import { readTable } from './readTable.ts';
import { typeColumns } from './typedColumns.ts';

const folder = createTestFolder();
const { signal } = new AbortController();
/** `npm run fuzz:csv` makes 300 of them. */
const CASES = Number(process.env.FUZZ_CASES ?? 20);

describe('tables made to break readers lose, cut and rename nothing', () => {
  it.each(Array.from({ length: CASES }, (_, seed) => makeFuzzTable(seed)))('$seed: $description', async (made) => {
    const file = path.join(folder, `${made.seed}.csv`);
    fs.writeFileSync(file, made.bytes);
    const table = await readTable(file, { delimiter: made.delimiter, header: true }, signal);
    const typed = await typeColumns(table, null, '');
    table.close();
    expect(table.rows).toBe(made.cells.length);
    expect(new Set(table.names).size).toBe(made.names.length);
    for (const [index, written] of made.names.entries()) {
      const name = table.names[index] ?? '';
      const isFirst = made.names.findIndex((other) => other.trim() === written.trim()) === index;
      expect(isFirst ? name === written.trim() : name.startsWith(`${written.trim()}_`)).toBe(true);
      const column = typed.columns[index];
      const values: readonly unknown[] = column ? [...column.values] : [];
      const read = values.map((value) => (Number.isNaN(value) ? null : value));
      expect(read).toEqual(made.cells.map((row) => row[index] ?? null));
    }
    // Only names may have given cause to speak: no row was left out.
    expect(table.problems.map(({ code }) => code).filter((code) => code !== 'data.csvDuplicateName')).toEqual([]);
  });
});
