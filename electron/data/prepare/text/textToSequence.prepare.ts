import { z } from 'zod';
import type { NodeProblem } from '../../../../shared/nodes/definition.ts';
import { schemaOf } from '../../../../shared/nodes/params.ts';
import { asTokens, changeFields } from '../../../../shared/nodes/prepare/text/textFields.ts';
import { textToSequenceParams } from '../../../../shared/nodes/prepare/text/textToSequence.node.ts';
import { type Column, columnAt, readTexts, replaceColumns } from '../../columns.ts';
import { definePrepare } from '../../prepareImplementation.ts';
import { placeTexts } from '../../text/mapTexts.ts';
import { splitText } from '../../text/splitText.ts';
import { TermCounts } from '../../text/termCounts.ts';

/** 0 is "nothing here", 1 a word that is not in the list; the list starts at 2. */
const UNKNOWN = 1;
const FIRST_WORD = 2;
/** What stands for an unknown word where numbers are turned back into words. */
const UNKNOWN_MARK = '▢';
/** Above this share of cut texts it is said. */
const MANY_CUT = 0.1;

const fittedSchema = z.object({
  columns: z.array(
    z.object({
      name: z.string(),
      /** The most frequent first: the word at place i has the number i + 2. */
      words: z.array(z.string()),
      /** Of the training texts: how many there are, how many are longer than the length, and how long half of them are. */
      texts: z.number(),
      cut: z.number(),
      median: z.number(),
    }),
  ),
});

/** Words become numbers of a vocabulary that the training rows had; every text gets the same length. */
export const textToSequencePrepare = definePrepare({
  kind: 'textToSequence',
  mode: 'fitted',
  config: schemaOf(textToSequenceParams),
  fitted: fittedSchema,
  async fit({ columns, unit, lower, maxTokens, minFrequency, length }, fields, batches) {
    const chosen = placeTexts(columns, fields).map((one) => ({
      ...one,
      counts: new TermCounts(),
      sizes: [] as number[],
    }));
    for await (const batch of batches()) {
      for (const { index, counts, sizes } of chosen) {
        for (const text of readTexts(columnAt(batch, index))) {
          const words = splitText(text, unit, lower);
          counts.add(words);
          sizes.push(words.length);
        }
      }
    }
    return {
      columns: chosen.map(({ field, counts, sizes }) => ({
        name: field.name,
        words: counts.mostFrequent(maxTokens - FIRST_WORD, { minCount: minFrequency }).map(({ term }) => term),
        texts: sizes.length,
        cut: sizes.filter((size) => size > length).length,
        median: sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 0,
      })),
    };
  },
  ready(config, fields, fitted) {
    const { length, maxTokens } = config;
    const chosen = placeTexts(config.columns, fields);
    const outputs = changeFields(
      fields,
      chosen.map(({ field }) => field),
      (field) => asTokens(field, length, maxTokens),
    );
    const numbering = chosen.map(({ field, index }) => {
      const words = fitted.columns.find(({ name }) => name === field.name)?.words ?? [];
      return { index, numbers: new Map(words.map((word, place) => [word, place + FIRST_WORD])) };
    });
    return {
      fields: outputs,
      apply(batch) {
        const changed = new Map<number, Column>();
        for (const { index, numbers } of numbering) {
          const texts = readTexts(columnAt(batch, index));
          const values = new Int32Array(texts.length * length);
          for (const [row, text] of texts.entries()) {
            const all = splitText(text, config.unit, config.lower);
            const kept = config.keep === 'start' ? all.slice(0, length) : all.slice(-length);
            const start = row * length + (config.pad === 'end' ? 0 : length - kept.length);
            for (const [place, word] of kept.entries()) values[start + place] = numbers.get(word) ?? UNKNOWN;
          }
          changed.set(index, { type: 'numbers', elements: length, values });
        }
        return { batch: replaceColumns(batch, outputs, changed), dropped: [] };
      },
    };
  },
  report: ({ length }, _fields, { columns }) =>
    columns.flatMap(({ name, words, texts, cut, median }): NodeProblem[] => {
      if (words.length === 0) return [{ code: 'text.noWords', severity: 'warning', values: { field: name } }];
      if (cut / texts <= MANY_CUT) return [];
      const values = { field: name, share: Math.round((100 * cut) / texts), length, median };
      return [{ code: 'text.cutOften', severity: 'warning', parameter: 'length', values }];
    }),
  decode: ({ unit }, fitted) =>
    new Map(
      fitted.columns.map(({ name, words }) => {
        const wordOf = (number: number) =>
          number < FIRST_WORD ? UNKNOWN_MARK : (words[number - FIRST_WORD] ?? UNKNOWN_MARK);
        return [name, (numbers) => joinWords(numbers, wordOf, unit === 'characters' ? '' : ' ')];
      }),
    ),
});

function joinWords(numbers: ArrayLike<number>, wordOf: (number: number) => string, between: string): string {
  return Array.from(numbers)
    .filter((number) => number > 0)
    .map(wordOf)
    .join(between);
}
