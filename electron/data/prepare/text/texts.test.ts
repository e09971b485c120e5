import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../../shared/nodes/portType.ts';
import { findPrepare } from '../../chain.ts';
import { type Batch, columnAt, readNumbers, readTexts } from '../../columns.ts';
import { chainSteps, createCalls, createTestFolder, csvSource, makeBatch } from '../../testing/dataFixture.ts';
import { TermCounts } from '../../text/termCounts.ts';

const mail: FieldType = { name: 'mail', dtype: 'string', shape: [], role: 'feature', semantic: 'text', missing: 1 };
const textsOf = (...values: (string | null)[]) => makeBatch([{ field: mail, values }]);
const training = textsOf(
  'Free entry in a weekly draw, free!',
  'See you at the meeting',
  'the draw is at the meeting, see?',
  null,
  'WIN a free prize',
);

async function run(kind: string, config: Record<string, unknown>, learnFrom: Batch, batch = learnFrom) {
  const implementation = findPrepare(kind);
  const fitted: unknown = JSON.parse(
    JSON.stringify(
      await implementation.fit(config, learnFrom.fields, async function* () {
        yield learnFrom;
      }),
    ),
  );
  const { batch: out } = implementation.ready(config, batch.fields, fitted, 'training').apply(batch);
  return {
    out,
    fitted,
    texts: () => readTexts(columnAt(out, 0)),
    rows: (index = 0) => splitRows(out, index),
    decode: implementation.decode(config, fitted).get('mail'),
    report: implementation.report(config, learnFrom.fields, fitted),
  };
}

function splitRows(batch: Batch, index: number): number[][] {
  const column = columnAt(batch, index);
  const values = [...readNumbers(column)];
  const width = values.length / batch.rowIds.length;
  return Array.from(batch.rowIds, (_, row) => values.slice(row * width, (row + 1) * width));
}

describe('cleanText', () => {
  const off = {
    lower: false,
    stripHtml: false,
    removeUrls: false,
    removeNumbers: false,
    removePunctuation: false,
    stripAccents: false,
    collapseSpaces: false,
  };
  it.each([
    [{ lower: true }, 'ÉCOLE No 1', 'école no 1'],
    [{ stripAccents: true }, 'École naïve, Ångström', 'Ecole naive, Angstrom'],
    [{ removeNumbers: true, collapseSpaces: true }, 'call 0800-123, pay 1,000.50 now', 'call - , pay now'],
    [{ removePunctuation: true, collapseSpaces: true }, "don't pay $5 – now!!! 好。", 'dont pay 5 now 好'],
    [{ removeUrls: true, collapseSpaces: true }, 'see http://a.b/c?d=1 or www.x.org, mail me@x.org', 'see or mail'],
    [
      { stripHtml: true, collapseSpaces: true },
      '<style>p{}</style><p>Tom &amp; Jo&#x301;<br/>a < b</p>',
      'Tom & Jó a < b',
    ],
    [{ stripHtml: true, collapseSpaces: true }, 'x<script>while(1){}', 'x'],
    [{ collapseSpaces: true }, '  a \n\t b ', 'a b'],
  ])('%j', async (config, before, after) => {
    const { texts } = await run('cleanText', { ...off, ...config }, textsOf(before, null));
    expect(texts()[0]?.normalize('NFC')).toBe(after.normalize('NFC'));
    expect(texts()[1]).toBeNull();
  });
  it('takes no long time over what looks like a tag without end', async () => {
    const { texts } = await run('cleanText', {}, textsOf('<a '.repeat(20_000), `${'<!--'.repeat(20_000)}`));
    expect(texts()[0]).toHaveLength('<a '.repeat(20_000).length - 1);
    expect(texts()[1]).toBe('');
  });
});

it.each([
  ['en', '', 'The meeting is not at the office, and it’s late.', 'meeting not office, it’s late.'],
  ['zh', '', '我们的会议很重要', '会议重要'],
  ['own', 'meeting; office', 'The Meeting is at the office', 'The is at the'],
])('removeStopWords %s', async (language, own, before, after) => {
  expect((await run('removeStopWords', { language, own }, textsOf(before))).texts()).toEqual([after]);
});

describe('textToSequence', () => {
  it('numbers the words by how often they occur, 1 for unknown ones, 0 for the rest', async () => {
    const { rows, fitted, decode } = await run('textToSequence', { length: 6, maxTokens: 9 }, training);
    // free and the three times; then those that occur twice, by the alphabet, as far as there is room.
    expect(fitted).toMatchObject({ columns: [{ words: ['free', 'the', 'a', 'at', 'draw', 'meeting', 'see'] }] });
    expect(rows()).toEqual([
      [2, 1, 1, 4, 1, 6],
      [8, 1, 5, 3, 7, 0],
      [3, 6, 1, 5, 3, 7],
      [0, 0, 0, 0, 0, 0],
      [1, 4, 2, 1, 0, 0],
    ]);
    expect(decode?.(rows()[1] ?? [])).toBe('see ▢ at the meeting');
  });
  it('cuts and fills at the side that is asked for', async () => {
    const words = textsOf('a a a b b c', 'c b');
    const asked = async (config: Record<string, unknown>) =>
      (await run('textToSequence', { length: 3, ...config }, words)).rows();
    expect(await asked({})).toEqual([
      [2, 2, 2],
      [4, 3, 0],
    ]);
    expect(await asked({ keep: 'end', pad: 'start' })).toEqual([
      [3, 3, 4],
      [0, 4, 3],
    ]);
    expect(await asked({ minFrequency: 3 })).toEqual([
      [2, 2, 2],
      [1, 3, 0],
    ]);
  });
  it('knows signs and characters, and takes Chinese sign by sign', async () => {
    const text = textsOf('Ab, 你好!');
    const decoded = async (unit: string, lower = true) => {
      const { rows, decode } = await run('textToSequence', { unit, lower, length: 20 }, text);
      return decode?.(rows()[0] ?? []);
    };
    expect(await decoded('words')).toBe('ab 你 好');
    expect(await decoded('wordsAndSigns', false)).toBe('Ab , 你 好 !');
    expect(await decoded('characters')).toBe('ab, 你好!');
  });
  it('takes what it learned for rows that come later', async () => {
    const { rows } = await run('textToSequence', { length: 3, maxTokens: 5 }, training, textsOf('the lottery: free'));
    expect(rows()).toEqual([[3, 1, 2]]);
  });
  it('says when many texts are cut, and when there are no words', async () => {
    const { report } = await run('textToSequence', { length: 4 }, training);
    expect(report).toMatchObject([
      { code: 'text.cutOften', values: { field: 'mail', share: 60, length: 4, median: 5 } },
    ]);
    expect((await run('textToSequence', { length: 7 }, training)).report).toEqual([]);
    expect((await run('textToSequence', {}, textsOf('', '!'))).report).toMatchObject([{ code: 'text.noWords' }]);
  });
});

describe('tfIdf', () => {
  // scikit-learn 1.7: TfidfVectorizer(token_pattern=r"(?u)\b\w+\b").
  it('is what scikit-learn gives', async () => {
    const { rows, fitted } = await run('tfIdf', { maxFeatures: 14 }, training);
    expect(fitted).toMatchObject({
      columns: [
        {
          texts: 5,
          terms: 'a at draw entry free in is meeting prize see the weekly win you'.split(' '),
        },
      ],
    });
    expectRows(rows(), [
      [0.307019, 0, 0.307019, 0.380542, 0.614038, 0.380542, 0, 0, 0, 0, 0, 0.380542, 0, 0],
      [0, 0.425001, 0, 0, 0, 0, 0, 0.425001, 0, 0.425001, 0.425001, 0, 0, 0.526778],
      [0, 0.323825, 0.323825, 0, 0, 0, 0.401373, 0.323825, 0, 0.323825, 0.64765, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0.444002, 0, 0, 0, 0.444002, 0, 0, 0, 0.550329, 0, 0, 0, 0.550329, 0],
    ]);
  });
  it('is what scikit-learn gives for pairs, dampened, in at least two texts; places to spare stay 0', async () => {
    const { rows, report } = await run('tfIdf', { maxFeatures: 11, to: 2, sublinear: true, minTexts: 2 }, training);
    expectRows(rows(), [
      [0.453295, 0, 0, 0.453295, 0.767495, 0, 0, 0, 0, 0, 0],
      [0, 0.408248, 0.408248, 0, 0, 0.408248, 0.408248, 0.408248, 0.408248, 0, 0],
      [0, 0.335829, 0.335829, 0.335829, 0, 0.335829, 0.335829, 0.568607, 0.335829, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [Math.SQRT1_2, 0, 0, 0, Math.SQRT1_2, 0, 0, 0, 0, 0, 0],
    ]);
    expect(report).toMatchObject([{ code: 'text.rareTerms', values: { terms: 9, width: 11 } }]);
  });
});

it.each([
  ['count', [1, 2, 1]],
  ['binary', [1, 1, 1]],
  ['share', [1 / 7, 2 / 7, 1 / 7]],
])('bagOfWords %s', async (mode, expected) => {
  const learned = textsOf('a free draw', 'a free draw');
  const { rows } = await run('bagOfWords', { mode, maxFeatures: 3 }, learned, training);
  expectRows([[0, 2, 1].map((place) => rows()[0]?.[place] ?? Number.NaN)], [expected]);
});

it('textStatistics adds figures, and can leave the text out', async () => {
  const { out, rows } = await run('textStatistics', {}, textsOf('WIN 10 now! http://x.y', null));
  expect(out.fields.map(({ name }) => name)).toEqual([
    'mail',
    ...['characters', 'words', 'wordLength', 'distinct', 'capitals', 'digits', 'marks', 'exclamations', 'links'].map(
      (name) => `mail_${name}`,
    ),
  ]);
  const figures = Array.from({ length: 9 }, (_, i) => rows(i + 1).map(([value]) => value));
  expect(figures).toEqual([
    ...[
      [22, 0],
      [6, 0],
      [14 / 6, 0],
      [1, 0],
      [3 / 22, 0],
    ],
    ...[
      [2 / 22, 0],
      [5 / 22, 0],
      [1, 0],
      [1, 0],
    ],
  ]);
  const { out: bare } = await run('textStatistics', { keepText: false, lengths: false, shares: false }, textsOf('a'));
  expect(bare.fields.map(({ name }) => name)).toEqual(['mail_exclamations', 'mail_links']);
});

it('a preview shows the words behind the numbers', async () => {
  const folder = createTestFolder();
  fs.writeFileSync(path.join(folder, 'mails.csv'), 'mail,kind\nfree prize now,spam\nfree dinner,ham\n');
  const sequence = { kind: 'textToSequence', config: { columns: ['mail'], length: 5, maxTokens: 3 } };
  const chain = chainSteps(csvSource('mails.csv', { target: 'kind' }), sequence);
  const { sample } = await createCalls(folder).preview(chain, 5);
  expect(sample.map(({ cells }) => cells[0])).toEqual(['free ▢ ▢', 'free ▢']);
});

it('forgets the rarest terms when there are too many', () => {
  const counts = new TermCounts(3);
  for (const text of ['a a b', 'a b c', 'd', 'e', 'a']) counts.add(text.split(' '));
  expect(counts.mostFrequent(10).map(({ term, count }) => [term, count])).toEqual([
    ['a', 4],
    ['b', 2],
    ['e', 1],
  ]);
});

/** The expected numbers are printed with six digits. */
function expectRows(got: number[][], expected: number[][]): void {
  expect(got.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  const furthest = expected.flatMap((row, i) => row.map((value, k) => Math.abs(value - (got[i]?.[k] ?? Number.NaN))));
  expect(Math.max(...furthest)).toBeLessThan(1e-6);
}
