import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainSteps, createCalls, createTestFolder, csvSource } from '../testing/dataFixture.ts';

const folder = createTestFolder();
const calls = createCalls(folder);
let files = 0;

/** Writes a file and says what is in it. */
function write(content: string | Buffer, name = `t${++files}.csv`) {
  fs.writeFileSync(path.join(folder, name), content);
  return name;
}
async function read(content: string | Buffer, config: Record<string, unknown> = {}) {
  const source = csvSource(write(content), config);
  const facts = await calls.facts(source);
  const rows =
    facts.rows > 0
      ? await calls.sourceRows(
          chainSteps(source).steps,
          Array.from({ length: Math.min(facts.rows, 500) }, (_, i) => i),
        )
      : { rows: [] };
  return {
    facts,
    names: facts.fields.map(({ name }) => name),
    types: facts.fields.map(({ dtype, semantic }) => `${dtype} ${semantic}`),
    rows: rows.rows.map(({ cells }) => cells),
    codes: facts.problems.map(({ code, place }) => (place === undefined ? code : `${code}@${place}`)),
  };
}

describe('types', () => {
  it('tells numbers, categories and missing values apart', async () => {
    const { facts, types, rows } = await read('id,colour,size\n1,red,2.5\n2,,3\n3,blue,NA\n4,red,\n');
    expect(types).toEqual(['float32 number', 'string category', 'float32 number']);
    expect(facts.fields[1]?.classes).toEqual(['blue', 'red']);
    expect(facts.fields.map(({ missing }) => missing)).toEqual([0, 1, 2]);
    expect(rows).toEqual([
      [1, 'red', 2.5],
      [2, null, 3],
      [3, 'blue', null],
      [4, 'red', null],
    ]);
  });
  it('makes the last column the target, or the one that is named', async () => {
    expect((await read('a,b\n1,2\n')).facts.fields.map(({ role }) => role)).toEqual(['feature', 'target']);
    expect((await read('a,b\n1,2\n', { target: 'a' })).facts.fields.map(({ role }) => role)).toEqual([
      'target',
      'feature',
    ]);
  });
  it('takes a target of 0, 1, 2 for classes, but other numbers for numbers', async () => {
    const labels = await read('x,y\n5,0\n6,1\n7,2\n8,1\n');
    expect(labels.facts.fields[1]).toMatchObject({ dtype: 'int32', semantic: 'category', classes: ['0', '1', '2'] });
    expect((await read('x,y\n5,3\n6,4\n7,5\n')).facts.fields[1]).toMatchObject({
      dtype: 'float32',
      semantic: 'number',
    });
  });
  it('does not make categories of more than 1000 texts', async () => {
    const lines = (n: number) => `name,y\n${Array.from({ length: n }, (_, i) => `w${i},1.5`).join('\n')}\n`;
    expect((await read(lines(1000))).facts.fields[0]?.classes).toHaveLength(1000);
    const many = (await read(lines(1001))).facts.fields[0];
    expect(many).toMatchObject({ semantic: 'text' });
    expect(many?.classes).toBeUndefined();
  });
  it('keeps whole numbers beyond 2^53 digit by digit, and says so', async () => {
    const { rows, codes, types } = await read('id,y\n9007199254740993,1.5\n9007199254740992,2\n');
    expect(types[0]).toBe('string category');
    expect(rows.map(([id]) => id)).toEqual(['9007199254740993', '9007199254740992']);
    expect(codes).toEqual(['data.hugeIntegers']);
    expect((await read('id,y\n9007199254740992,1\n1000000000000000000,2\n')).types[0]).toBe('float32 number');
  });
  it('counts a number beyond float64 as missing, and says so', async () => {
    const { rows, codes } = await read('a,b\n1e400,1\n2,3\n');
    expect(rows[0]).toEqual([null, 1]);
    expect(codes).toEqual(['data.numbersTooLarge']);
  });
});

describe('dialects', () => {
  it.each([
    ['comma', 'a,b\n1,x\n2,y\n'],
    ['semicolon', 'a;b\n1;x\n2;y\n'],
    ['tab', 'a\tb\n1\tx\n2\ty\n'],
    ['bar', 'a|b\n1|x\n2|y\n'],
    ['CRLF', 'a,b\r\n1,x\r\n2,y\r\n'],
    ['mixed line ends', 'a,b\r\n1,x\n2,y\r\n'],
    ['no last line end', 'a,b\n1,x\n2,y'],
    ['blank lines', 'a,b\n\n1,x\n\n2,y\n\n'],
    ['BOM', '\uFEFFa,b\n1,x\n2,y\n'],
    ['UTF-16 little-endian', Buffer.from('\uFEFFa,b\n1,x\n2,y\n', 'utf16le')],
    ['UTF-16 big-endian', Buffer.from('\uFEFFa,b\n1,x\n2,y\n', 'utf16le').swap16()],
    ['UTF-16 without BOM', Buffer.from('a,b\n1,x\n2,y\n', 'utf16le')],
    ['quotes', '"a","b"\n"1","x"\n"2","y"\n'],
  ])('reads %s', async (_name, content) => {
    const { names, rows, codes } = await read(content);
    expect(names).toEqual(['a', 'b']);
    expect(rows).toEqual([
      [1, 'x'],
      [2, 'y'],
    ]);
    expect(codes).toEqual([]);
  });
  it('reads a comma as decimal sign, with points between thousands', async () => {
    const { rows, types } = await read('gross;netto;n\n1,5;1.234,5;1\n2,25;3;2\n');
    expect(types).toEqual(['float32 number', 'float32 number', 'float32 number']);
    expect(rows).toEqual([
      [1.5, 1234.5, 1],
      [2.25, 3, 2],
    ]);
    expect((await read('a;b\n1.234;5\n', { decimal: ',' })).rows).toEqual([[1234, 5]]);
    expect((await read('a;b\n1.234;5\n', { decimal: '.' })).rows).toEqual([[1.234, 5]]);
  });
  it('tells whether the first line names the columns', async () => {
    expect((await read('1,2\n3,4\n')).names).toEqual(['column1', 'column2']);
    expect((await read('x,y\nred,a\nblue,b\n')).names).toEqual(['x', 'y']);
    expect((await read('1990,1991\n3,4\n', { header: 'yes' })).names).toEqual(['1990', '1991']);
    expect((await read('x,y\n3,4\n', { header: 'no' })).rows).toEqual([
      ['x', 'y'],
      ['3', '4'],
    ]);
  });
  it('reads old encodings and says which', async () => {
    const latin = await read(Buffer.from('name,x\nJürgen,1.5\nZoë,2\n', 'latin1'));
    expect(latin.rows.map(([name]) => name)).toEqual(['Jürgen', 'Zoë']);
    expect(latin.facts.problems).toMatchObject([{ code: 'data.csvNotUtf8', values: { encoding: 'windows-1252' } }]);
    const chinese = Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x78, 0x0a, 0xd6, 0xd0, 0xce, 0xc4, 0x2c, 0x31, 0x0a]);
    const gb = await read(chinese);
    expect(gb.names).toEqual(['名称', 'x']);
    expect(gb.rows).toEqual([['中文', 1]]);
  });
  it('reads a file whose name DuckDB would take for a pattern', async () => {
    write('a,b\n1,x\n', 'odd[1]* 数据.csv');
    expect((await calls.facts(csvSource('odd[1]* 数据.csv'))).rows).toBe(1);
  });
});

describe('bad input', () => {
  it('leaves out ragged lines and names each by its number', async () => {
    const { rows, facts } = await read('a,b,c\n1,2,3\n4,5\n"x\ny",1,1\n6,7,8,9\n10,11,12\n');
    expect(rows.map(([a]) => a)).toEqual(['1', 'x\ny', '10']);
    expect(facts.problems).toEqual([
      { code: 'data.csvRaggedRow', severity: 'warning', values: { line: 3, expected: 3, cells: 2 }, place: '3' },
      { code: 'data.csvRaggedRow', severity: 'warning', values: { line: 6, expected: 3, cells: 4 }, place: '6' },
    ]);
  });
  it('loses nothing above a ragged line', async () => {
    const { rows, codes } = await read('a,b\n1,2\n3\n4,5\n6,7,8\n9,10\n');
    expect(rows).toEqual([
      [1, 2],
      [4, 5],
      [9, 10],
    ]);
    expect(codes).toEqual(['data.csvRaggedRow@3', 'data.csvRaggedRow@5']);
  });
  it('names the first twenty bad lines and counts the others', async () => {
    const { codes, facts } = await read(`a,b\n1,2\n${'3\n'.repeat(30)}`);
    expect(codes).toHaveLength(21);
    expect(facts.problems.at(-1)).toMatchObject({ code: 'data.csvMoreBadLines', values: { count: 10 } });
  });
  it('says when no line fits the header', async () => {
    const { facts } = await read('a,b,c\n1,2\n3,4\n', { delimiter: ',' });
    expect(facts.problems).toMatchObject([
      { code: 'data.csvAllRagged', severity: 'error', values: { columns: 3, rows: 2 } },
    ]);
  });
  it('gives duplicate and empty names numbers, and says so', async () => {
    const { names, rows, codes } = await read('a,a,,a_2,a\n1,2,3,4,5\n');
    expect(names).toEqual(['a', 'a_3', 'column3', 'a_2', 'a_4']);
    expect(rows).toEqual([[1, 2, 3, 4, 5]]);
    expect(codes).toEqual(['data.csvDuplicateName@1', 'data.csvEmptyName@1', 'data.csvDuplicateName@1']);
  });
  it('keeps columns named as parts of an object', async () => {
    const { names, rows, codes } = await read('__proto__,constructor,toString,hasOwnProperty\n1,2,3,4.5\n');
    expect(names).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
    expect(rows).toEqual([[1, 2, 3, 4.5]]);
    expect(codes).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
  it('says when a file is empty, has only a header, or is not there', async () => {
    expect((await read('')).facts).toMatchObject({ rows: 0, problems: [{ code: 'data.csvEmpty', severity: 'error' }] });
    const only = await read('a,b\n');
    expect(only.names).toEqual(['a', 'b']);
    expect(only.codes).toEqual(['data.csvNoRows']);
    const missing = await calls.facts(csvSource('gone.csv'));
    expect(missing.problems).toEqual([
      { code: 'data.fileMissing', severity: 'error', values: { path: path.join(folder, 'gone.csv') } },
    ]);
    expect((await calls.facts(csvSource(''))).problems).toMatchObject([{ code: 'data.noPath' }]);
  });
  it('keeps quotes, line ends within them and zero bytes', async () => {
    const { rows } = await read('a,b\n"x, ""y""\nz",1.5\np\0q,2\n');
    expect(rows).toEqual([
      ['x, "y"\nz', 1.5],
      ['p\0q', 2],
    ]);
  });
  it('names the line where quotes never end', async () => {
    const { rows, codes } = await read('a,b\n1,x\n2,"never\n3,y\n');
    expect(rows).toEqual([[1, 'x']]);
    expect(codes).toEqual(['data.csvBadQuotes@3']);
  });
  it('refuses to leave the data sets of the app, and paths without a project', async () => {
    const escaped = await calls.facts(csvSource('resource:../../package.json'));
    expect(escaped.problems).toMatchObject([{ code: 'data.pathOutside', severity: 'error' }]);
    expect((await calls.facts(csvSource('resource:penguins/penguins.csv', { target: 'species' }))).rows).toBe(344);
  });
});

describe('long tables, whose types SQL decides', () => {
  // Everything odd comes after the rows that are looked at first.
  const long = (odd: string) => `a,b\n${'1,x\n'.repeat(1200)}${odd}\n`;
  it.each([
    ['2.5,x', 'float32 number', 2.5],
    ['"2,5",x', 'float32 number', 2.5],
    ['+3e2,x', 'float32 number', 300],
    [' 7 ,x', 'float32 number', 7],
    ['.5,x', 'float32 number', 0.5],
    ['1_000,x', 'string category', '1_000'],
    ['inf,x', 'string category', 'inf'],
    ['0x10,x', 'string category', '0x10'],
    ['-,x', 'string category', '-'],
    ['five,x', 'string category', 'five'],
    ['\u00a05,x', 'string category', '\u00a05'],
    ['\t5,x', 'string category', '\t5'],
    ['9007199254740993,x', 'string category', '9007199254740993'],
    ['9007199254740992,x', 'float32 number', 9007199254740992],
    [
      '123456789012345678901234567890123456789012345,x',
      'string category',
      '123456789012345678901234567890123456789012345',
    ],
    ['NA,x', 'float32 number', null],
  ])('%s', async (odd, type, value) => {
    for (const content of [long(odd), `a,b\n1,x\n${odd}\n`]) {
      const source = csvSource(write(content), { delimiter: ',', header: 'yes' });
      const facts = await calls.facts(source);
      const { rows } = await calls.sourceRows(chainSteps(source).steps, [facts.rows - 1]);
      expect(`${facts.fields[0]?.dtype} ${facts.fields[0]?.semantic}`).toBe(type);
      expect(rows[0]?.cells[0]).toBe(value);
    }
  });
  it('wide ones too', async () => {
    const names = Array.from({ length: 500 }, (_, i) => `c${i}`);
    const line = names.map((_, i) => (i % 3 === 0 ? 'red' : String(i))).join(',');
    const { facts, rows } = await read(`${names.join(',')}\n${`${line}\n`.repeat(3)}`);
    expect(facts.fields.map(({ name }) => name)).toEqual(names);
    expect(rows[2]).toEqual(names.map((_, i) => (i % 3 === 0 ? 'red' : i)));
  });
});

it('reads back whatever was written', async () => {
  // "NA" and its like are missing by agreement; a column of numbers is read as numbers, checked above.
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `t${text.replaceAll('\r', '')}`);
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
  await fc.assert(
    fc.asyncProperty(table, async (lines) => {
      const width = lines[0]?.length ?? 0;
      const header = Array.from({ length: width }, (_, i) => `"c${i}"`).join(',');
      const body = lines.map((line) => line.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
      const { rows, codes } = await read(`${header}\n${body.join('\n')}\n`, { delimiter: ',', header: 'yes' });
      expect(codes).toEqual([]);
      expect(rows).toEqual(lines);
    }),
    { numRuns: 60 },
  );
});
