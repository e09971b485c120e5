import { z } from 'zod';
import { AppError } from '../../shared/base/appError.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import { isPlainCategory } from '../../shared/nodes/prepare/tableNode.ts';
import { type Batch, columnAt, takeRows } from './columns.ts';
import { definePrepare, type PrepareImplementation } from './prepareImplementation.ts';
import { hashRow } from './rowHash.ts';
import { readCategories } from './tableSteps.ts';

/**
 * How often rows of a class are taken: each `whole` times, and once more when the number of its row id is at most
 * `extra`. So a row knows by itself what becomes of it, and the classes still get exactly the size that is asked for.
 */
export const shareSchema = z.object({ whole: z.number(), extra: z.number() });
type Share = z.infer<typeof shareSchema>;

/** The target of a data set that is balanced. Errors: `field.needsTarget`, `data.tooManyClasses`. */
export function requireClasses(fields: readonly FieldType[]): {
  readonly classes: readonly string[];
  readonly read: (batch: Batch) => Int32Array;
} {
  const index = fields.findIndex(({ role }) => role === 'target');
  const field = fields[index];
  if (!field || !isPlainCategory(field)) throw new AppError('field.needsTarget', { kind: '@columns.kind.category' });
  const { classes } = field;
  if (!classes) throw new AppError('data.tooManyClasses', { field: field.name });
  return { classes, read: (batch) => readCategories(columnAt(batch, index), classes) };
}

/** Learns how often the training rows of each class are taken, so that a class of `count` rows becomes `wanted` large. */
export async function fitShares(
  fields: readonly FieldType[],
  seed: number,
  batches: AsyncIterable<Batch>,
  wanted: (count: number, counts: readonly number[]) => number,
): Promise<readonly Share[]> {
  const { classes, read } = requireClasses(fields);
  const numbers = classes.map((): number[] => []);
  for await (const batch of batches) {
    for (const [row, place] of read(batch).entries()) numbers[place]?.push(hashRow(seed, batch.rowIds[row] ?? 0));
  }
  const counts = numbers.map((one) => one.length).filter((count) => count > 0);
  return numbers.map((one) => {
    if (one.length === 0) return { whole: 1, extra: -1 };
    const size = Math.max(1, Math.round(wanted(one.length, counts)));
    const whole = Math.floor(size / one.length);
    const sorted = Uint32Array.from(one).sort();
    return { whole, extra: sorted[size - whole * one.length - 1] ?? -1 };
  });
}

/** The rows that are taken, a repeated one several times in a row, and which copy of its row each is (0: the row itself). */
export function takeShares(
  batch: Batch,
  places: Int32Array,
  shares: readonly Share[],
  seed: number,
  isTraining: (rowId: number) => boolean,
): { readonly rows: readonly number[]; readonly copies: readonly number[] } {
  const rows: number[] = [];
  const copies: number[] = [];
  for (let row = 0; row < batch.rowIds.length; row++) {
    const rowId = batch.rowIds[row] ?? 0;
    const share = shares[places[row] ?? -1];
    const times = share && isTraining(rowId) ? share.whole + (hashRow(seed, rowId) <= share.extra ? 1 : 0) : 1;
    for (let copy = 0; copy < times; copy++) {
      rows.push(row);
      copies.push(copy);
    }
  }
  return { rows, copies };
}

/** A kind that takes the training rows of each class more or less often, so that one of `count` rows becomes `wanted` large. */
export function defineShares(
  kind: string,
  config: z.ZodType<{ readonly ratio: number; readonly seed: number }>,
  wanted: (count: number, counts: readonly number[], ratio: number) => number,
): PrepareImplementation {
  return definePrepare({
    kind,
    mode: 'training-only',
    config,
    fitted: z.object({ shares: z.array(shareSchema) }),
    fit: async ({ ratio, seed }, fields, batches) => ({
      shares: [...(await fitShares(fields, seed, batches(), (count, counts) => wanted(count, counts, ratio)))],
    }),
    ready({ seed }, fields, { shares }, _purpose, isTraining) {
      const { read } = requireClasses(fields);
      return {
        fields,
        apply(batch) {
          const { rows } = takeShares(batch, read(batch), shares, seed, isTraining);
          return { batch: rows.length === batch.rowIds.length ? batch : takeRows(batch, rows), dropped: [] };
        },
      };
    },
  });
}
