import { z } from 'zod';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { smoteParams } from '../../../shared/nodes/prepare/smote.node.ts';
import { fitShares, requireClasses, shareSchema, takeShares } from '../balanceRows.ts';
import { type Column, replaceColumns, takeRows } from '../columns.ts';
import { distanceOfIncomplete, findNearest } from '../numbers/nearest.ts';
import { RowSample } from '../numbers/rowSample.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { hashRow } from '../rowHash.ts';
import { chosenNumbers, readMatrix, takeMatrixColumn } from '../tableSteps.ts';

/** So many rows of a class are remembered to look for similar ones. */
const MAX_REFERENCES = 1000;

const fittedSchema = z.object({
  shares: z.array(shareSchema),
  /** Rows of the chosen columns, by class; none for a class that gets no new rows. */
  known: z.array(z.array(z.array(z.number()))),
});

/** New training rows of rare classes, between a row and a similar one: by the row's own chance, so the same every time. */
export const smotePrepare = definePrepare({
  kind: 'smote',
  mode: 'training-only',
  config: schemaOf(smoteParams),
  fitted: fittedSchema,
  async fit({ columns, ratio, seed }, fields, batches) {
    const grow = (count: number, counts: readonly number[]) => Math.max(count, Math.max(...counts) * ratio);
    const shares = await fitShares(fields, seed, batches(), grow);
    const { read } = requireClasses(fields);
    const chosen = chosenNumbers(columns, fields);
    const samples = shares.map(() => new RowSample<number[]>(MAX_REFERENCES));
    for await (const batch of batches()) {
      const matrix = readMatrix(batch, chosen);
      for (const [row, place] of read(batch).entries()) {
        const share = shares[place];
        if (!share || (share.whole === 1 && share.extra < 0)) continue;
        const values = matrix.subarray(row * chosen.length, (row + 1) * chosen.length);
        // An incomplete row is nobody's neighbour.
        if (!values.some(Number.isNaN)) samples[place]?.add([...values]);
      }
    }
    return { shares: [...shares], known: samples.map(({ rows }) => rows) };
  },
  ready({ columns, neighbours, seed }, fields, { shares, known }, _purpose, isTraining) {
    const { read } = requireClasses(fields);
    const chosen = chosenNumbers(columns, fields);
    const width = chosen.length;
    return {
      fields,
      apply(batch) {
        const places = read(batch);
        const { rows, copies } = takeShares(batch, places, shares, seed, isTraining);
        if (copies.every((copy) => copy === 0)) return { batch: takeRows(batch, rows), dropped: [] };
        const taken = takeRows(batch, rows);
        const matrix = readMatrix(taken, chosen);
        for (const [at, copy] of copies.entries()) {
          if (copy === 0) continue;
          const row = matrix.subarray(at * width, (at + 1) * width);
          const references = known[places[rows[at] ?? 0] ?? -1] ?? [];
          moveTowards(row, references, neighbours, hashRow(seed + copy, taken.rowIds[at] ?? 0));
        }
        const changed = new Map(
          chosen.map(({ index }, at): [number, Column] => [index, takeMatrixColumn(matrix, width, at)]),
        );
        return { batch: replaceColumns(taken, fields, changed), dropped: [] };
      },
    };
  },
});

/** Moves a row a part of the way to one of its neighbours; `chance` says to which and how far. Alone, it stays a copy. */
function moveTowards(
  row: Float64Array,
  references: readonly (readonly number[])[],
  count: number,
  chance: number,
): void {
  const distances = references.map((other) => distanceOfIncomplete(row, other) || Number.POSITIVE_INFINITY);
  const nearest = findNearest(distances, count);
  const neighbour = references[nearest[chance % nearest.length] ?? -1];
  if (!neighbour) return;
  const part = (hashRow(chance, 0) + 0.5) / 2 ** 32;
  for (const [at, value] of neighbour.entries()) row[at] = (row[at] ?? 0) + part * (value - (row[at] ?? 0));
}
