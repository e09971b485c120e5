import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { schemaOf } from '../../../shared/nodes/params.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { isPlainNumber } from '../../../shared/nodes/prepare/tableNode.ts';
import {
  countTargetNumbers,
  describeTargetEncoded,
  targetEncodeParams,
} from '../../../shared/nodes/prepare/targetEncode.node.ts';
import { type Batch, columnAt, readNumbers } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { hashRow } from '../rowHash.ts';
import { changeColumns, chosenCategories, numberColumn, readCategories } from '../tableSteps.ts';

/** Rows and sums of the target: over all rows of a fold, and for each class of a column in it. */
const sumsSchema = z.object({ count: z.number(), sums: z.array(z.number()) });
type Sums = z.infer<typeof sumsSchema>;
const fittedSchema = z.object({
  folds: z.array(z.object({ all: sumsSchema, columns: z.array(z.array(sumsSchema)) })),
  names: z.array(z.string()),
});

/**
 * A category becomes the mean of the target for it, pulled towards the mean of all by `smoothing`. A training row gets
 * what the other folds say, every other row what all training rows say. Missing and unknown become the mean of all.
 */
export const targetEncodePrepare = definePrepare({
  kind: 'targetEncode',
  mode: 'fitted',
  config: schemaOf(targetEncodeParams),
  fitted: fittedSchema,
  madeFrom: (_config, wanted) => [wanted],
  async fit(config, fields, batches) {
    const chosen = chooseColumns(config.columns, fields);
    const target = findTarget(fields);
    const { width } = target;
    const folds = Array.from({ length: config.folds }, () => ({
      all: emptySums(width),
      columns: chosen.map(({ classes }) => classes.map(() => emptySums(width))),
    }));
    for await (const batch of batches()) {
      const answers = target.read(batch);
      const places = chosen.map(({ index, classes }) => readCategories(columnAt(batch, index), classes));
      for (let row = 0; row < batch.rowIds.length; row++) {
        const answer = answers.subarray(row * width, (row + 1) * width);
        if (answer.some(Number.isNaN)) continue;
        const fold = folds[foldOf(config, batch.rowIds[row] ?? 0)];
        if (!fold) continue;
        addTo(fold.all, answer);
        for (const [at, column] of places.entries()) {
          const sums = fold.columns[at]?.[column[row] ?? -1];
          if (sums) addTo(sums, answer);
        }
      }
    }
    return { folds, names: chosen.map(({ field }) => field.name) };
  },
  ready(config, fields, fitted, purpose, isTraining) {
    const { folds, names } = fitted;
    const chosen = chooseColumns(config.columns, fields);
    const width = folds[0]?.all.sums.length ?? 1;
    // One table a fold, learned without it, and a last one learned from all.
    const tables = [...folds, null].map((without) => {
      const used = folds.filter((fold) => fold !== without);
      const all = addUp(
        used.map((fold) => fold.all),
        width,
      );
      const overall = all.sums.map((sum) => (all.count === 0 ? 0 : sum / all.count));
      const columns = chosen.map(({ field, classes }) => {
        const at = names.indexOf(field.name);
        return classes.map((_, place) => {
          const sums = addUp(
            used.flatMap((fold) => fold.columns[at]?.[place] ?? []),
            width,
          );
          return smoothen(sums, overall, config.smoothing);
        });
      });
      return { overall, columns };
    });
    return changeColumns(describeTargetEncoded(config, fields), (batch) => ({
      changed: new Map(
        chosen.map(({ index, classes }, at) => {
          const places = readCategories(columnAt(batch, index), classes);
          const values = new Float64Array(places.length * width);
          for (let row = 0; row < places.length; row++) {
            const rowId = batch.rowIds[row] ?? 0;
            const isLearned = purpose === 'training' && isTraining(rowId);
            const table = tables[isLearned ? foldOf(config, rowId) : folds.length];
            const encoded = table?.columns[at]?.[places[row] ?? -1] ?? table?.overall ?? [];
            values.set(encoded, row * width);
          }
          return [index, numberColumn(values, width)];
        }),
      ),
    }));
  },
});

function chooseColumns(columns: readonly string[], fields: readonly FieldType[]) {
  return chosenCategories(columns, fields).filter(({ field }) => field.role !== 'target');
}

function foldOf({ seed, folds }: { readonly seed: number; readonly folds: number }, rowId: number): number {
  return hashRow(seed, rowId) % folds;
}

/** The target as numbers: itself, 1 for the second of two classes, or 1 at the place of its class. NaN where it is missing. */
function findTarget(fields: readonly FieldType[]): { width: number; read: (batch: Batch) => Float64Array } {
  const index = fields.findIndex(({ role }) => role === 'target');
  const field = fields[index];
  const width = countTargetNumbers(field);
  if (!field || width === undefined) throw new AppError('field.needsTarget', { kind: '@columns.kind.any' });
  if (width === null) throw new AppError('data.tooManyClasses', { field: field.name });
  if (isPlainNumber(field)) {
    return { width, read: (batch) => Float64Array.from(readNumbers(columnAt(batch, index))) };
  }
  return {
    width,
    read: (batch) => {
      const places = readCategories(columnAt(batch, index), field.classes ?? []);
      const values = new Float64Array(places.length * width);
      for (const [row, place] of places.entries()) {
        if (place < 0) values.fill(Number.NaN, row * width, (row + 1) * width);
        else if (width === 1) values[row] = place;
        else values[row * width + place] = 1;
      }
      return values;
    },
  };
}

function emptySums(width: number): Sums {
  return { count: 0, sums: new Array<number>(width).fill(0) };
}

function addTo(sums: Sums, answer: Float64Array): void {
  sums.count++;
  for (const [i, value] of answer.entries()) sums.sums[i] = (sums.sums[i] ?? 0) + value;
}

function addUp(parts: readonly Sums[], width: number): Sums {
  const whole = emptySums(width);
  for (const { count, sums } of parts) {
    whole.count += count;
    for (const [i, value] of sums.entries()) whole.sums[i] = (whole.sums[i] ?? 0) + value;
  }
  return whole;
}

function smoothen({ count, sums }: Sums, overall: readonly number[], smoothing: number): readonly number[] {
  if (count + smoothing === 0) return overall;
  return sums.map((sum, i) => (sum + smoothing * (overall[i] ?? 0)) / (count + smoothing));
}
