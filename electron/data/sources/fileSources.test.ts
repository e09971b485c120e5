import fs from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import * as xlsx from '@e965/xlsx';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createCalls, createTestFolder, RESOURCES } from '../testing/dataFixture.ts';

const folder = createTestFolder();
const calls = createCalls(folder);
const file = (name: string) => path.join(folder, name);

async function rowsOf(kind: string, config: Record<string, unknown>) {
  const step = { node: 'a', kind, type: 'source' as const, config, inputs: [] };
  const preview = await calls.preview({ steps: [step], output: 'a' }, 10);
  const facts = await calls.facts({ kind, config });
  expect(facts.fields).toEqual(preview.fields);
  return {
    fields: facts.fields,
    cells: preview.sample.map(({ cells }) => cells),
    problems: facts.problems,
    rows: preview.rows,
  };
}
const problemsOf = async (kind: string, config: Record<string, unknown>) =>
  (await calls.facts({ kind, config })).problems;

async function writeParquet(name: string, query: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (${query}) to '${file(name)}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
}

describe('a Parquet file', () => {
  it('says itself what its columns are, and nothing is lost', async () => {
    await writeParquet(
      'a [1].parquet',
      `select 1.5::float as "__proto__", 9007199254740993::bigint as huge, 7::bigint as whole, true as yes,
       date '2024-05-31' as day, [1, 2] as list, 'é' as name, 'x'::blob as bytes
       union all select null, 1, null, false, null, null, null, null`,
    );
    const { fields, cells, problems } = await rowsOf('parquetFile', {
      file: { path: 'a [1].parquet' },
      target: 'name',
    });
    expect(fields.map(({ name, dtype, role }) => `${name} ${dtype} ${role}`)).toEqual([
      '__proto__ float32 feature',
      'huge string feature',
      'whole float32 feature',
      'yes float32 feature',
      'day string feature',
      'list string feature',
      'name string target',
    ]);
    expect(cells).toEqual([
      [1.5, '9007199254740993', 7, 1, '2024-05-31', '[1, 2]', 'é'],
      [null, '1', null, 0, null, null, null],
    ]);
    expect(problems.map(({ code }) => code).sort()).toEqual(['data.bytesLeftOut', 'data.hugeIntegers']);
  });

  it('that is none, or is not there, is said', async () => {
    fs.writeFileSync(file('broken.parquet'), 'PAR1 no');
    expect(await problemsOf('parquetFile', { file: { path: 'broken.parquet' }, target: '' })).toMatchObject([
      { code: 'data.tableUnreadable', severity: 'error' },
    ]);
    expect(await problemsOf('parquetFile', { file: { path: 'gone.parquet' }, target: '' })).toMatchObject([
      { code: 'data.fileMissing' },
    ]);
  });
});

describe('a JSON file', () => {
  it('is a list, or a record a line; what is missing is missing', async () => {
    const records = [
      { a: 1, b: 'x', d: '2024-01-02' },
      { a: null, b: '007' },
      { a: 2.5, c: true },
    ];
    fs.writeFileSync(file('list.json'), JSON.stringify(records));
    fs.writeFileSync(file('lines.ndjson'), records.map((record) => JSON.stringify(record)).join('\n'));
    for (const name of ['list.json', 'lines.ndjson']) {
      const { fields, cells } = await rowsOf('jsonFile', { file: { path: name }, target: 'b' });
      expect(fields.map((field) => field.name)).toEqual(['a', 'b', 'd', 'c']);
      expect(cells).toEqual([
        [1, 'x', '2024-01-02', null],
        [null, '007', null, null],
        [2.5, null, null, 1],
      ]);
    }
  });

  it('that ends in the middle is said', async () => {
    fs.writeFileSync(file('cut.json'), '[{"a": 1}, {"a": ');
    expect(await problemsOf('jsonFile', { file: { path: 'cut.json' }, target: '' })).toMatchObject([
      { code: 'data.tableUnreadable' },
    ]);
  });
});

describe('an Excel file', () => {
  const workbook = (rows: unknown[][], bookType: xlsx.BookType, name: string) => {
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['other'], [1]]), 'First');
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows, { UTC: true }), 'Data');
    fs.writeFileSync(file(name), xlsx.write(book, { type: 'buffer', bookType }));
  };

  it.each(['xlsx', 'ods'] as const)('gives the values that are stored (%s)', async (type) => {
    workbook(
      [
        ['price', 'name', 'day', 'name', 'mixed'],
        [1.23456789012, '=1+1', new Date(Date.UTC(2024, 4, 31)), 'a', 1],
        [null, 'NA', null, 'b', 'two'],
      ],
      type,
      `book.${type}`,
    );
    const { fields, cells, problems } = await rowsOf('excelFile', {
      file: { path: `book.${type}` },
      target: 'price',
      sheet: 'Data',
    });
    expect(fields.map(({ name }) => name)).toEqual(['price', 'name', 'day', 'name_2', 'mixed']);
    expect(cells).toEqual([
      [1.23456789012, '=1+1', '2024-05-31', 'a', '1'],
      [null, null, null, 'b', 'two'],
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['data.csvDuplicateName']);
  });

  it('takes the first sheet when none is named, and says which there are when one is missing', async () => {
    workbook([['a'], [1]], 'xlsx', 'two.xlsx');
    expect((await rowsOf('excelFile', { file: { path: 'two.xlsx' }, target: '', sheet: '' })).fields[0]?.name).toBe(
      'other',
    );
    expect(await problemsOf('excelFile', { file: { path: 'two.xlsx' }, target: '', sheet: 'Third' })).toMatchObject([
      { code: 'data.sheetMissing', values: { known: 'First, Data' } },
    ]);
  });

  it('that would unpack to more than 512 MB is refused before anything is unpacked', async () => {
    const zip = zipSync({ 'xl/workbook.xml': new Uint8Array(10), 'xl/sharedStrings.xml': new Uint8Array(10) });
    const bytes = Buffer.from(zip);
    // What the directory says of the second file: four gigabytes less one.
    const second = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(0xfffffffe, second + 24);
    fs.writeFileSync(file('bomb.xlsx'), bytes);
    const before = process.memoryUsage().rss;
    expect(await problemsOf('excelFile', { file: { path: 'bomb.xlsx' }, target: '', sheet: '' })).toMatchObject([
      { code: 'data.unpackedTooLarge' },
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });
});

/** A .npy file as NumPy writes it. */
function npy(descr: string, shape: string, data: Uint8Array, fortran = false): Buffer {
  const dictionary = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape}), }`;
  const header = `${dictionary.padEnd(117)}\n`;
  const start = Buffer.alloc(10);
  start.write('\x93NUMPY\x01\x00', 'latin1');
  start.writeUInt16LE(header.length, 8);
  return Buffer.concat([start, Buffer.from(header, 'latin1'), data]);
}
const bytesOf = (values: Float32Array | BigInt64Array) => new Uint8Array(values.buffer);

describe('a NumPy file', () => {
  it('with several arrays has one to learn from and one to predict', async () => {
    const images = npy(
      '|u1',
      '3, 4, 4',
      Uint8Array.from({ length: 48 }, (_, i) => i),
    );
    const labels = npy('<i8', '3,', bytesOf(BigInt64Array.of(1n, 0n, 1n)));
    fs.writeFileSync(file('two.npz'), zipSync({ 'labels.npy': labels, 'x.npy': images }));
    const { fields, cells } = await rowsOf('numpyFile', { file: { path: 'two.npz' }, features: '', target: '' });
    expect(fields).toMatchObject([
      { name: 'x', dtype: 'uint8', shape: [4, 4, 1], semantic: 'image', role: 'feature' },
      { name: 'labels', dtype: 'int32', classes: ['0', '1'], role: 'target' },
    ]);
    expect(cells.map((row) => row[1])).toEqual(['1', '0', '1']);
  });

  it('may have its columns first, and its bytes the other way round', async () => {
    const values = Buffer.alloc(24);
    for (const [i, value] of [1, 4, 2, 5, 3, 6].entries()) values.writeFloatBE(value, 4 * i);
    fs.writeFileSync(file('fortran.npy'), npy('>f4', '2, 3', values, true));
    const { cells } = await rowsOf('numpyFile', { file: { path: 'fortran.npy' }, features: '', target: '' });
    expect(cells).toEqual([['1 2 3'], ['4 5 6']]);
  });

  it.each([
    ['Python objects', npy('|O', '2,', new Uint8Array(16)), 'data.arrayPickled'],
    ['a shape larger than the file', npy('<f4', '1000000, 1000000', new Uint8Array(16)), 'data.arrayBroken'],
    ['a shape beyond all numbers', npy('<f4', '99999999999999999999', new Uint8Array(16)), 'data.arrayBroken'],
    ['no array', Buffer.from('hello'), 'data.arrayBroken'],
    ['a cut header', npy('<f4', '2,', new Uint8Array(8)).subarray(0, 30), 'data.arrayBroken'],
    ['dates', npy('<M8[ns]', '2,', new Uint8Array(16)), 'data.arrayBroken'],
  ])('with %s is refused', async (_, bytes, code) => {
    fs.writeFileSync(file('bad.npy'), bytes);
    expect(await problemsOf('numpyFile', { file: { path: 'bad.npy' }, features: '', target: '' })).toMatchObject([
      { code },
    ]);
  });

  it('that would unpack to gigabytes is refused before anything is unpacked', async () => {
    const bytes = Buffer.from(zipSync({ 'x.npy': npy('|u1', '3,', new Uint8Array(3)) }));
    bytes.writeUInt32LE(0x7fffffff, bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    fs.writeFileSync(file('bomb.npz'), bytes);
    expect(await problemsOf('numpyFile', { file: { path: 'bomb.npz' }, features: '', target: '' })).toMatchObject([
      { code: 'data.unpackedTooLarge' },
    ]);
  });
});

it('IDX files give images and labels', async () => {
  const fashion = path.join(RESOURCES, 'datasets', 'fashion-mnist');
  const { fields, rows } = await rowsOf('idxFile', {
    file: { path: path.join(fashion, 't10k-images-idx3-ubyte.gz') },
    labels: { path: path.join(fashion, 't10k-labels-idx1-ubyte.gz') },
  });
  expect(rows).toBe(10_000);
  expect(fields).toMatchObject([
    { name: 'image', shape: [28, 28, 1], semantic: 'image' },
    { name: 'label', classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] },
  ]);
  const cut = file('cut.gz');
  fs.writeFileSync(cut, fs.readFileSync(path.join(fashion, 't10k-labels-idx1-ubyte.gz')).subarray(0, 1000));
  expect(await problemsOf('idxFile', { file: { path: cut }, labels: { path: '' } })).toMatchObject([
    { code: 'data.idxBroken' },
  ]);
});

it('a folder of texts gives each with the class of its subfolder, whatever it is encoded in', async () => {
  for (const [name, bytes] of Object.entries({
    'mail/ham/a.txt': Buffer.from('\uFEFFgrüße'),
    'mail/spam/b.txt': Buffer.from('\uFEFFwin', 'utf16le'),
    'mail/spam/.hidden.txt': Buffer.from('no'),
    'mail/readme.md': Buffer.from('about'),
  })) {
    fs.mkdirSync(path.dirname(file(name)), { recursive: true });
    fs.writeFileSync(file(name), bytes);
  }
  const { cells, problems } = await rowsOf('textFolder', { folder: { path: 'mail' } });
  expect(cells).toEqual([
    ['grüße', 'ham'],
    ['win', 'spam'],
  ]);
  expect(problems).toMatchObject([{ code: 'data.textsWithoutClass', values: { count: 1 } }]);
});
