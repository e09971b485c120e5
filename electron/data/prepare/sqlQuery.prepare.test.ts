import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DataStep } from '../../../shared/pipeline/plan.ts';
import { openPrepared } from '../preparedData.ts';
import { createCalls, createTestFolder, csvSource, scaleStep, splitStep } from '../testing/dataFixture.ts';

const folder = createTestFolder();
const calls = createCalls(folder);
fs.writeFileSync(
  path.join(folder, 'orders.csv'),
  `shop,amount,late\n${Array.from({ length: 60 }, (_, i) => `${'abc'[i % 3]},${i % 7 === 0 ? '' : i},${i % 5 === 0 ? 'yes' : 'no'}`).join('\n')}\n`,
);
fs.writeFileSync(path.join(folder, 'shops.csv'), 'shop,size\na,10\nb,20\n');

const source = (node: string, file: string): DataStep => ({ node, type: 'source', inputs: [], ...csvSource(file) });
const query = (sql: string, inputs: string[], target = ''): DataStep => ({
  node: 'sql_query_1',
  kind: 'sqlQuery',
  type: 'prepare',
  config: { query: sql, target },
  inputs,
});
const orders = source('orders', 'orders.csv');
const shops = source('shops', 'shops.csv');
const run = (steps: DataStep[]) => calls.preview({ steps, output: steps.at(-1)?.node ?? '' }, 100);

describe('a query', () => {
  it('joins what comes in, by the order of the wires', async () => {
    const { fields, sample } = await run([
      orders,
      shops,
      query(
        'select d.shop, s.size, d.amount, d.late from data d left join data2 s using (shop) order by d.rowid limit 4',
        ['orders', 'shops'],
      ),
    ]);
    expect(fields.map(({ name, dtype, role }) => `${name} ${dtype} ${role}`)).toEqual([
      'shop string feature',
      'size float32 feature',
      'amount float32 feature',
      'late string target',
    ]);
    expect(sample.map(({ cells }) => cells)).toEqual([
      ['a', 10, null, 'yes'],
      ['b', 20, 1, 'no'],
      ['c', null, 2, 'no'],
      ['a', 10, 3, 'no'],
    ]);
  });

  it('gives the same rows in the same order every time, chance too', async () => {
    const steps = [
      orders,
      query('select shop, random() r, count(*) over (partition by late) n from data order by r', ['orders']),
    ];
    expect((await run(steps)).sample).toEqual((await run(steps)).sample);
  });

  it.each([
    ['a file', `select * from '${path.join(folder, 'shops.csv')}'`, 'data.sqlFailed'],
    ['a file by its function', `select * from read_csv('${path.join(folder, 'shops.csv')}')`, 'data.sqlFailed'],
    ['any text of a file', "select content from read_text('/etc/passwd')", 'data.sqlFailed'],
    ['a list of files', "select * from glob('/*')", 'data.sqlFailed'],
    ['a setting', 'set enable_external_access=true', 'data.sqlNotOneQuery'],
    ['an extension', 'install httpfs', 'data.sqlNotOneQuery'],
    ['a second statement', 'select 1; select 2', 'data.sqlNotOneQuery'],
    ['a way out of its brackets', 'select 1); drop table data; --', 'data.sqlFailed'],
    ['a file to write', `copy data to '${path.join(folder, 'out.csv')}'`, 'data.sqlFailed'],
    ['another database', `attach '${path.join(folder, 'out.db')}'`, 'data.sqlNotOneQuery'],
    ['a column that is not there', 'select nothing from data', 'data.sqlFailed'],
    ['nothing', '', 'data.sqlNotOneQuery'],
  ])('that asks for %s is refused', async (_, sql, code) => {
    await expect(run([orders, query(sql, ['orders'])])).rejects.toMatchObject({ code });
    expect(fs.existsSync(path.join(folder, 'out.csv')) || fs.existsSync(path.join(folder, 'out.db'))).toBe(false);
  });
});

describe('a split', () => {
  const split: DataStep = { node: 'split_1', type: 'prepare', inputs: ['orders'], ...splitStep() };

  it('before the query is followed by rowid, and refused without it', async () => {
    const sql = 'select rowid, shop, amount, late from data where amount is not null order by amount desc';
    const { splitCounts, sample } = await run([orders, split, query(sql, ['split_1'])]);
    const plain = await run([orders, split]);
    const parts = new Map(plain.sample.map((row) => [row.cells[1], row.split]));
    expect(sample.map((row) => row.split)).toEqual(sample.map((row) => parts.get(row.cells[1] ?? null)));
    expect(splitCounts?.test).toBeGreaterThan(3);
    await expect(run([orders, split, query('select shop, late from data', ['split_1'])])).rejects.toMatchObject({
      code: 'data.splitLost',
    });
  });

  it('after the query divides its rows, and what it gives can be trained on', async () => {
    const steps: DataStep[] = [
      orders,
      query('select amount, amount * 2 as twice, late from data where amount is not null', ['orders']),
      { node: 'scale_1', type: 'prepare', inputs: ['sql_query_1'], ...scaleStep() },
      { node: 'split_1', type: 'prepare', inputs: ['scale_1'], ...splitStep() },
    ];
    const { folder: prepared } = await calls.prepare({ steps, output: 'split_1' });
    const { description } = await openPrepared(prepared);
    expect(description.rows).toBe(51);
    expect(description.splitCounts).toEqual({ train: 36, validation: 5, test: 10 });
    expect(description.fields.map(({ type }) => type.name)).toEqual(['amount', 'twice', 'late']);
    // Row ids count the rows that the query gave: the first order without an amount is not among them.
    const { rows } = await calls.sourceRows(steps, [0, 50], 'split_1');
    expect(rows).toEqual([
      { rowId: 0, cells: [1, 2, 'no'] },
      { rowId: 50, cells: [59, 118, 'no'] },
    ]);
  });
});
