import { z } from 'zod';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { asTermVector, changeFields, type TokenUnit } from '../../../shared/nodes/prepare/text/textFields.ts';
import { type Batch, type Column, columnAt, readTexts, replaceColumns } from '../columns.ts';
import type { ReadyStep } from '../prepareImplementation.ts';
import { placeTexts } from './mapTexts.ts';
import { listNGrams, splitText } from './splitText.ts';
import { compareTexts, TermCounts } from './termCounts.ts';

/** What kinds that count terms are set to. */
export interface TermSettings {
  readonly columns: readonly string[];
  readonly unit: TokenUnit;
  readonly lower: boolean;
  readonly from: number;
  readonly to: number;
  readonly maxFeatures: number;
  readonly minTexts: number;
}

/** By column: the terms in the order of the alphabet, in how many training texts each occurs, and how many there are. */
export const termsSchema = z.object({
  columns: z.array(
    z.object({ name: z.string(), texts: z.number(), terms: z.array(z.string()), inTexts: z.array(z.number()) }),
  ),
});
export type Terms = z.infer<typeof termsSchema>;

/** Learns the most frequent terms of the training rows. Of equally frequent ones the first in the alphabet is taken. */
export async function learnTerms(
  settings: TermSettings,
  fields: readonly FieldType[],
  batches: () => AsyncIterable<Batch>,
): Promise<Terms> {
  const chosen = placeTexts(settings.columns, fields).map((one) => ({ ...one, counts: new TermCounts() }));
  for await (const batch of batches()) {
    for (const { index, counts } of chosen) {
      for (const text of readTexts(columnAt(batch, index))) counts.add(termsOf(text, settings));
    }
  }
  return {
    columns: chosen.map(({ field, counts }) => {
      const frequent = counts.mostFrequent(settings.maxFeatures, { minTexts: settings.minTexts });
      const terms = [...frequent].sort((a, b) => compareTexts(a.term, b.term));
      return {
        name: field.name,
        texts: counts.texts,
        terms: terms.map(({ term }) => term),
        inTexts: terms.map(({ texts }) => texts),
      };
    }),
  };
}

/** What a kind makes of the counts of one text, in place. `all`: how many terms the text has, unknown ones included. */
export type Weigh = (counts: Float32Array, all: number, inTexts: readonly number[], texts: number) => void;

/** Texts become the counts of their terms, put through `weigh`. Places beyond the terms that there are stay 0. */
export function countTerms(
  settings: TermSettings,
  fields: readonly FieldType[],
  learned: Terms,
  weigh: Weigh,
): ReadyStep {
  const width = settings.maxFeatures;
  const chosen = placeTexts(settings.columns, fields).map(({ field, index }) => {
    const known = learned.columns.find(({ name }) => name === field.name);
    const places = new Map(known?.terms.map((term, place) => [term, place]));
    return { field, index, places, inTexts: known?.inTexts ?? [], texts: known?.texts ?? 0 };
  });
  const outputs = changeFields(
    fields,
    chosen.map(({ field }) => field),
    (field) => asTermVector(field, width),
  );
  return {
    fields: outputs,
    apply(batch) {
      const changed = new Map<number, Column>();
      for (const { index, places, inTexts, texts } of chosen) {
        const column = readTexts(columnAt(batch, index));
        const values = new Float32Array(column.length * width);
        for (const [row, text] of column.entries()) {
          const counts = values.subarray(row * width, (row + 1) * width);
          const terms = termsOf(text, settings);
          for (const term of terms) {
            const place = places.get(term);
            if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
          }
          weigh(counts, terms.length, inTexts, texts);
        }
        changed.set(index, { type: 'numbers', elements: width, values });
      }
      return { batch: replaceColumns(batch, outputs, changed), dropped: [] };
    },
  };
}

/** Says where there are fewer terms than places. */
export function reportTerms({ maxFeatures }: TermSettings, { columns }: Terms): readonly NodeProblem[] {
  return columns.flatMap(({ name, terms }): NodeProblem[] => {
    if (terms.length === 0) return [{ code: 'text.noWords', severity: 'warning', values: { field: name } }];
    if (terms.length >= maxFeatures) return [];
    const values = { field: name, terms: terms.length, width: maxFeatures };
    return [{ code: 'text.rareTerms', severity: 'warning', parameter: 'maxFeatures', values }];
  });
}

function termsOf(text: string | null, { unit, lower, from, to }: TermSettings): readonly string[] {
  return listNGrams(splitText(text, unit, lower), from, to);
}
