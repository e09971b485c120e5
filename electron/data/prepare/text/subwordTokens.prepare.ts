import { z } from 'zod';
import { AppError } from '../../../../shared/base/appError.ts';
import { schemaOf } from '../../../../shared/nodes/params.ts';
import { subwordTokensParams } from '../../../../shared/nodes/prepare/text/subwordTokens.node.ts';
import { asTokens, changeFields } from '../../../../shared/nodes/prepare/text/textFields.ts';
import { type Column, columnAt, readTexts, replaceColumns } from '../../columns.ts';
import { fingerprintFile } from '../../fingerprint.ts';
import { resolvePath } from '../../places.ts';
import { definePrepare } from '../../prepareImplementation.ts';
import { requirePath } from '../../sourceImplementation.ts';
import { placeTexts } from '../../text/mapTexts.ts';
import { type OpenTokenizer, openTokenizer, readTokenizerFile } from '../../text/openTokenizer.ts';

/** The whole file: the model must go on when the file has gone, and must not change when it does. */
const fittedSchema = z.object({ fingerprint: z.string(), tokenizer: z.string(), columns: z.array(z.string()) });

/** Texts become the numbers of a language model's tokenizer, all of one length. */
export const subwordTokensPrepare = definePrepare({
  kind: 'subwordTokens',
  mode: 'fitted',
  config: schemaOf(subwordTokensParams),
  fitted: fittedSchema,
  fingerprint: async ({ file }, { places, signal }) =>
    await fingerprintFile(resolvePath(requirePath(file), places), signal),
  async fit({ file, maxTokens, columns }, fields, _batches, { places, signal }) {
    const path = resolvePath(requirePath(file), places);
    const fingerprint = await fingerprintFile(path, signal);
    const tokenizer = await readTokenizerFile(path);
    const needed = countEntries(openTokenizer(tokenizer));
    if (needed > maxTokens) throw new AppError('text.vocabularyTooSmall', { needed, given: maxTokens });
    return { fingerprint, tokenizer, columns: placeTexts(columns, fields).map(({ field }) => field.name) };
  },
  ready({ columns, length, maxTokens, special }, fields, fitted) {
    const chosen = placeTexts(columns, fields);
    const outputs = changeFields(
      fields,
      chosen.map(({ field }) => field),
      (field) => asTokens(field, length, maxTokens),
    );
    const tokenizer = openFitted(fitted);
    const shift = shiftOf(tokenizer);
    const before = special ? tokenizer.before : [];
    const after = special ? tokenizer.after : [];
    const room = Math.max(0, length - before.length - after.length);
    return {
      fields: outputs,
      apply(batch) {
        const changed = new Map<number, Column>();
        for (const { index } of chosen) {
          const texts = readTexts(columnAt(batch, index));
          const values = new Int32Array(texts.length * length);
          for (const [row, text] of texts.entries()) {
            const pieces = tokenizer.encode(text ?? '').slice(0, room);
            // In a row too short for them, the marks are cut like everything else.
            const ids = [...before, ...pieces, ...after].slice(0, length);
            for (const [place, id] of ids.entries()) values[row * length + place] = id + shift;
          }
          changed.set(index, { type: 'numbers', elements: length, values });
        }
        return { batch: replaceColumns(batch, outputs, changed), dropped: [] };
      },
    };
  },
  decode(_config, fitted) {
    const tokenizer = openFitted(fitted);
    const shift = shiftOf(tokenizer);
    const decodeRow = (numbers: ArrayLike<number>) =>
      tokenizer.decode(
        Array.from(numbers)
          .filter((number) => number > 0)
          .map((number) => number - shift),
      );
    return new Map(fitted.columns.map((name) => [name, decodeRow]));
  },
});

/** 0 has to mean “nothing here”: where the tokenizer means something else by it, all numbers are one higher. */
function shiftOf({ pad }: OpenTokenizer): number {
  return pad === 0 ? 0 : 1;
}

function countEntries(tokenizer: OpenTokenizer): number {
  return tokenizer.entries + shiftOf(tokenizer);
}

/** The tokenizers that are open: reading one takes a second, and a step is made ready for every page of a preview. */
const opened = new Map<string, OpenTokenizer>();
const MOST_OPEN = 4;

function openFitted({ fingerprint, tokenizer }: z.infer<typeof fittedSchema>): OpenTokenizer {
  const known = opened.get(fingerprint);
  if (known) return known;
  if (opened.size >= MOST_OPEN) opened.clear();
  const fresh = openTokenizer(tokenizer);
  opened.set(fingerprint, fresh);
  return fresh;
}
