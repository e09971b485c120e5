import { z } from 'zod';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { describeImputed, knnParams } from '../../../shared/nodes/prepare/knnImpute.node.ts';
import { NumberSummary } from '../numberSummary.ts';
import { distanceOfIncomplete, findNearest } from '../numbers/nearest.ts';
import { RowSample } from '../numbers/rowSample.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { changeColumns, chosenNumbers, readMatrix, takeMatrixColumn } from '../tableSteps.ts';

/** Training rows to compare with (null: missing), and the mean of each column for where nothing is near. */
const fittedSchema = z.object({
  rows: z.array(z.array(z.number().nullable())),
  means: z.array(z.number()),
});

/** Empty numbers become the mean of the rows that are most alike. */
export const knnImputePrepare = definePrepare({
  kind: 'knnImpute',
  mode: 'fitted',
  config: schemaOf(knnParams),
  fitted: fittedSchema,
  // Every chosen column decides about who is alike.
  madeFrom: ({ columns }, wanted, fields) => {
    const chosen = chosenNumbers(columns, fields).map(({ field }) => field.name);
    return chosen.includes(wanted) ? chosen : [wanted];
  },
  async fit({ columns, references }, fields, batches) {
    const chosen = chosenNumbers(columns, fields);
    const width = chosen.length;
    const sample = new RowSample<(number | null)[]>(references);
    const summaries = chosen.map(() => new NumberSummary());
    for await (const batch of batches()) {
      const matrix = readMatrix(batch, chosen);
      for (let start = 0; start < matrix.length; start += width) {
        const row = matrix.subarray(start, start + width);
        for (const [at, summary] of summaries.entries()) summary.add(row.subarray(at, at + 1));
        sample.add(Array.from(row, (value) => (Number.isNaN(value) ? null : value)));
      }
    }
    return { rows: sample.rows, means: summaries.map(({ mean }) => mean) };
  },
  ready(config, fields, fitted) {
    const chosen = chosenNumbers(config.columns, fields);
    const width = chosen.length;
    const known = fitted.rows.map((row) => Float64Array.from(row, (value) => value ?? Number.NaN));
    return changeColumns(describeImputed(config, fields), (batch) => {
      const matrix = readMatrix(batch, chosen);
      for (let start = 0; start < matrix.length; start += width) {
        const row = matrix.slice(start, start + width);
        if (!row.some(Number.isNaN)) continue;
        const distances = known.map((other) => distanceOfIncomplete(row, other));
        for (let at = 0; at < width; at++) {
          if (!Number.isNaN(row[at])) continue;
          matrix[start + at] = meanOfNearest(known, distances, at, config.neighbours) ?? fitted.means[at] ?? 0;
        }
      }
      return { changed: new Map(chosen.map(({ index }, at) => [index, takeMatrixColumn(matrix, width, at)])) };
    });
  },
});

/** Only rows that have the value can give it. */
function meanOfNearest(
  known: readonly Float64Array[],
  distances: readonly number[],
  at: number,
  count: number,
): number | null {
  const giving = distances.map((distance, place) =>
    Number.isNaN(known[place]?.[at] ?? Number.NaN) ? Number.POSITIVE_INFINITY : distance,
  );
  const nearest = findNearest(giving, count);
  if (nearest.length === 0) return null;
  return nearest.reduce((sum, place) => sum + (known[place]?.[at] ?? 0), 0) / nearest.length;
}
