import fs from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';

/** The largest vocabularies in use take about this much; more would be copied into every model for nothing. */
const MOST_BYTES = 32 * 1024 * 1024;

/** As much of a tokenizer.json as we look at ourselves. */
const tokenizerSchema = z.looseObject({
  model: z.looseObject({}),
  padding: z.looseObject({ pad_id: z.number().int().min(0) }).nullish(),
  added_tokens: z.array(z.looseObject({ id: z.number().int().min(0), content: z.string() })).default([]),
});

/** The usual names of the token for “nothing here”. */
const PAD_TOKENS = new Set(['[PAD]', '<pad>', '<PAD>', '[pad]']);

/** A tokenizer, with what has to be known to make rows of one length. */
export interface OpenTokenizer {
  /** The numbers of the pieces of a text, without special tokens. */
  encode(text: string): readonly number[];
  decode(ids: readonly number[]): string;
  /** Special tokens around every text: [CLS] … [SEP]. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** One more than the largest number that it gives. */
  readonly entries: number;
  /** The number for “nothing here”; null when it has none. */
  readonly pad: number | null;
}

/** The text of a tokenizer.json. Errors: `data.fileMissing`, `text.tokenizerTooLarge`, `text.tokenizerUnreadable`. */
export async function readTokenizerFile(file: string): Promise<string> {
  const stat = await fs.stat(file).catch((cause: unknown) => {
    throw new AppError('data.fileMissing', { path: file }, { cause });
  });
  const megabytes = Math.ceil(stat.size / 1024 ** 2);
  if (stat.size > MOST_BYTES) {
    throw new AppError('text.tokenizerTooLarge', { path: file, megabytes, limit: MOST_BYTES / 1024 ** 2 });
  }
  const json = await fs.readFile(file, 'utf8');
  openTokenizer(json);
  return json;
}

/** Opens the text of a tokenizer.json. Errors: `text.tokenizerUnreadable`. */
export function openTokenizer(json: string): OpenTokenizer {
  try {
    const content = tokenizerSchema.parse(JSON.parse(json));
    // Older files leave out what they do not have.
    const parts = { normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null };
    const tokenizer = new Tokenizer({ ...parts, ...content }, {});
    const encode = (text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids;
    const largest = [...tokenizer.get_vocab(true).values()].reduce((most, id) => Math.max(most, id), -1);
    const padToken = content.added_tokens.find(({ content: word }) => PAD_TOKENS.has(word));
    return {
      encode,
      decode: (ids) => (ids.length === 0 ? '' : tokenizer.decode([...ids])),
      ...findSurroundings(encode, tokenizer.encode('a').ids),
      entries: largest + 1,
      pad: content.padding?.pad_id ?? padToken?.id ?? null,
    };
  } catch (cause) {
    const reason =
      cause instanceof z.ZodError ? 'tokenizer.json' : String(cause instanceof Error ? cause.message : cause);
    throw new AppError('text.tokenizerUnreadable', { reason: reason.slice(0, 200) }, { cause });
  }
}

/** What stands before and after the pieces of a text when special tokens are asked for. */
function findSurroundings(encode: (text: string) => readonly number[], whole: readonly number[]) {
  const inner = encode('a');
  const start = whole.findIndex((_, place) => inner.every((id, i) => whole[place + i] === id));
  if (inner.length === 0 || start < 0) return { before: [], after: [] };
  return { before: whole.slice(0, start), after: whole.slice(start + inner.length) };
}
