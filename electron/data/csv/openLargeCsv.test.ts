import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Column, columnAt } from '../columns.ts';
import { openColumns } from '../openColumns.ts';
import type { OpenSource } from '../sourceImplementation.ts';
import { createTestFolder } from '../testing/dataFixture.ts';
import { openLargeCsv } from './openLargeCsv.ts';
import { readTable } from './readTable.ts';
import { typeColumns } from './typedColumns.ts';

const folder = createTestFolder();
const { signal } = new AbortController();
const options = { delimiter: null, header: null };

async function openBoth(text: string | Buffer, target = '') {
  const file = path.join(folder, 'table.csv');
  fs.writeFileSync(file, text);
  const table = await readTable(file, options, signal);
  const typed = await typeColumns(table, null, target);
  const small = openColumns({ ...typed, rows: table.rows, problems: [...table.problems, ...typed.problems] });
  table.close();
  const csv = { file, fingerprint: `${fs.statSync(file).size} ${Math.random()}`, options, decimal: null, target };
  const large = await openLargeCsv(csv, path.join(folder, 'columns'), signal, () => {});
  return { small, large, csv };
}

async function readAll(source: OpenSource, rowIds: Int32Array | null = null) {
  const rows: unknown[][] = [];
  const ids: number[] = [];
  for await (const { batch } of source.readBatches(rowIds, { signal })) {
    ids.push(...batch.rowIds);
    for (let row = 0; row < batch.rowIds.length; row++) {
      rows.push(batch.fields.map((_, index) => cell(columnAt(batch, index), row)));
    }
  }
  return { ids, rows };
}
const cell = (column: Column, row: number) => column.values[row];

describe('a table on disk is the table in memory', () => {
  it.each<[string, string | Buffer, string]>([
    [
      'numbers, categories, texts and missing cells',
      `a,b,c\n${Array.from({ length: 9000 }, (_, i) => `${i % 11 ? i / 4 : ''},${'xyz'[i % 3]},${i % 13 ? `"é ""${i}"", 中"` : ''}`).join('\n')}`,
      'b',
    ],
    ['decimal commas', 'a;b\n1,5;2\n-3,25;4\n1.234,5;7\n', ''],
    ['class numbers as target', 'x,y\n1,0\n2,1\n3,1\n4,2\n', ''],
    ['numbers too large, and whole ones beyond 2^53', 'a,b\n1e400,9007199254740993\n2,1\n', ''],
    ['a ragged line, names twice, and __proto__', '__proto__,a,a\n1,2,3\n4,5\n6,7,8\n', ''],
    ['another encoding', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,b\nü,1\n', 'utf16le')]), ''],
    ['no rows', 'a,b\n', ''],
    ['whole numbers as text: leading and trailing blanks', 'a,b\n" 1 ",x\n2,"y\ty"\n', ''],
  ])('%s', async (_, text, target) => {
    const { small, large } = await openBoth(text, target);
    expect(large.fields).toEqual(small.fields);
    expect(large.problems).toEqual(small.problems);
    expect(await readAll(large)).toEqual(await readAll(small));
    const some = Int32Array.from(
      [small.rows - 1, 0, 0, Math.floor(small.rows / 2)].filter((row) => row >= 0 && row < small.rows),
    );
    expect(await readAll(large, some)).toEqual(await readAll(small, some));
    for (const { name } of small.fields) expect(await large.readField(name)).toEqual(await small.readField(name));
    large.close();
  });
});

it('is read once: the second time nothing but the columns is needed', async () => {
  const { large, csv } = await openBoth('a,b\n1,x\n2,y\n');
  large.close();
  fs.rmSync(csv.file);
  const again = await openLargeCsv(csv, path.join(folder, 'columns'), signal, () => {});
  expect((await readAll(again)).rows).toEqual([
    [1, 'x'],
    [2, 'y'],
  ]);
  again.close();
});

it('leaves nothing behind when it is cancelled', async () => {
  const file = path.join(folder, 'cancelled.csv');
  fs.writeFileSync(file, `a,b\n${'1,2\n'.repeat(300_000)}`);
  const controller = new AbortController();
  const csv = { file, fingerprint: 'cancelled', options, decimal: null, target: '' };
  const cache = path.join(folder, 'cancelled');
  const opening = openLargeCsv(csv, cache, controller.signal, () => controller.abort());
  await expect(opening).rejects.toThrow();
  expect(fs.readdirSync(cache)).toEqual([]);
});
