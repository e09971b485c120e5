import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../../shared/nodes/portType.ts';
import { findPrepare } from '../../chain.ts';
import { columnAt, readNumbers } from '../../columns.ts';
import { createTestFolder, makeBatch } from '../../testing/dataFixture.ts';

const mail: FieldType = { name: 'mail', dtype: 'string', shape: [], role: 'feature', semantic: 'text' };
const wordPiece = path.join(import.meta.dirname, '..', '..', 'testing', 'tokenizer', 'tokenizer.json');
/** Bytes to pieces without a token for padding, as GPT-2 has it: its number 0 is a piece. */
const bytePairs = {
  version: '1.0',
  added_tokens: [],
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  model: {
    type: 'BPE',
    vocab: { l: 0, o: 1, w: 2, e: 3, r: 4, lo: 5, low: 6, Ġ: 7, Ġlow: 8 },
    merges: ['l o', 'lo w', 'Ġ low'],
  },
};
const signal = new AbortController().signal;

async function run(file: string, config: Record<string, unknown>, texts: readonly (string | null)[]) {
  const kind = findPrepare('subwordTokens');
  const batch = makeBatch([{ field: mail, values: [...texts] }]);
  const settings = { maxTokens: 100, file: { path: file }, ...config };
  const context = { places: { projectFolder: null, resourcesFolder: '' }, signal };
  const fitted: unknown = JSON.parse(
    JSON.stringify(await kind.fit(settings, batch.fields, async function* () {}, context)),
  );
  const { batch: out } = kind.ready(settings, batch.fields, fitted, 'training').apply(batch);
  const values = [...readNumbers(columnAt(out, 0))];
  const width = values.length / texts.length;
  const rows = texts.map((_, row) => values.slice(row * width, (row + 1) * width));
  return {
    rows,
    decode: kind.decode(settings, fitted).get('mail'),
    fingerprint: await kind.fingerprint(settings, context),
  };
}

describe('subwordTokens', () => {
  it('gives the numbers of the file, marks around them, 0 after them, and reads them again', async () => {
    const { rows, decode } = await run(wordPiece, { length: 8 }, ['Free meeting!', null, '故障']);
    expect(rows).toEqual([
      [2, 57, 59, 60, 30, 3, 0, 0],
      [2, 3, 0, 0, 0, 0, 0, 0],
      [2, 1, 1, 3, 0, 0, 0, 0],
    ]);
    expect(decode?.(rows[0] ?? [])).toBe('[CLS] free meeting! [SEP]');
  });

  it('cuts long texts so that the marks stay, and leaves them out when told to', async () => {
    const texts = ['win the prize, win the prize'];
    expect((await run(wordPiece, { length: 4 }, texts)).rows).toEqual([[2, 61, 58, 3]]);
    expect((await run(wordPiece, { length: 4, special: false }, texts)).rows).toEqual([[61, 58, 62, 1]]);
    expect((await run(wordPiece, { length: 1 }, texts)).rows).toEqual([[2]]);
  });

  it('is one higher where the tokenizer means a piece by 0', async () => {
    const file = path.join(createTestFolder(), 'tokenizer.json');
    fs.writeFileSync(file, JSON.stringify(bytePairs));
    const { rows, decode } = await run(file, { length: 4, maxTokens: 10 }, ['low lower']);
    expect(rows).toEqual([[7, 9, 4, 5]]);
    expect(decode?.(rows[0] ?? [])).toBe('low lower');
    await expect(run(file, { maxTokens: 9 }, ['low'])).rejects.toMatchObject({
      code: 'text.vocabularyTooSmall',
      values: { needed: 10, given: 9 },
    });
  });

  it('knows when the file is another one', async () => {
    const file = path.join(createTestFolder(), 'tokenizer.json');
    fs.copyFileSync(wordPiece, file);
    const before = (await run(file, {}, ['a'])).fingerprint;
    fs.writeFileSync(file, JSON.stringify(bytePairs));
    expect((await run(file, {}, ['low'])).fingerprint).not.toBe(before);
  });

  it.each([
    ['no JSON', '{', 'text.tokenizerUnreadable'],
    ['no model', '{"added_tokens": []}', 'text.tokenizerUnreadable'],
    ['an unknown model', '{"model": {"type": "Oracle", "vocab": []}}', 'text.tokenizerUnreadable'],
    ['more than can be meant', ' '.repeat(33 * 1024 * 1024), 'text.tokenizerTooLarge'],
  ])('refuses %s', async (_name, content, code) => {
    const file = path.join(createTestFolder(), 'tokenizer.json');
    fs.writeFileSync(file, content);
    await expect(run(file, {}, ['a'])).rejects.toMatchObject({ code });
  });

  it('says that a file is not there', async () => {
    await expect(run('/nowhere/tokenizer.json', {}, ['a'])).rejects.toMatchObject({ code: 'data.fileMissing' });
  });
});
