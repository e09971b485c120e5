import { AppError } from '../../../shared/base/appError.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { chooseSeries } from '../../../shared/nodes/prepare/series/seriesParams.ts';
import { type Column, columnAt, readNumbers } from '../columns.ts';
import { readFields } from '../deriveColumns.ts';
import type { OpenSource, ReadContext } from '../sourceImplementation.ts';
import { takeRowsOf } from '../takeRowsOf.ts';
import { separateSeries } from './seriesRows.ts';

/** How a kind makes numbers of a series. */
export interface NeighbourWork {
  readonly columns: readonly string[];
  readonly group: string;
  /** The fields that leave: those that came, some changed, and new ones at the end. */
  readonly fields: readonly FieldType[];
  /** So many rows before a row are looked at. Rows that lack them are left out where `dropsFirst`. */
  readonly reach: number;
  readonly dropsFirst: boolean;
  /** Rows besides those within reach that the number in a place of a series was made from. */
  otherPlaces?(series: Float64Array, place: number): readonly number[];
  /** One array in the place of the column, or several that are added; each as long as the series. */
  readonly result: 'changed' | 'added';
  compute(series: Float64Array): readonly Float64Array[];
}

/** Rows with numbers that were made of their neighbours. Errors: `data.columnMissing`. */
export async function deriveNeighbours(
  input: OpenSource,
  work: NeighbourWork,
  context: Pick<ReadContext, 'signal'>,
): Promise<OpenSource> {
  for (const name of [...work.columns, work.group]) {
    if (name !== '' && !input.fields.some((field) => field.name === name))
      throw new AppError('data.columnMissing', { column: name });
  }
  const chosen = chooseSeries(work.columns, input.fields);
  const names = [...chosen.map((field) => field.name), ...(work.group === '' ? [] : [work.group])];
  const read = await readFields(input, names, context);
  const series = separateSeries(work.group === '' ? undefined : read.at(-1), input.rows);
  const numbers = chosen.map((_, i) => readNumbers(read[i] ?? { type: 'texts', values: [] }));
  const made = numbers.map((values) => computeAll(values, series, work));
  const kept = keepRows(input.rows, series, work.dropsFirst ? work.reach : 0);
  const rows = takeRowsOf(input, kept);
  const pick = (values: Float64Array, rowIds: Int32Array): Column => ({
    type: 'numbers',
    elements: 1,
    values: Float64Array.from(rowIds, (rowId) => values[kept[rowId] ?? -1] ?? Number.NaN),
  });
  const places = chosen.map((field) => input.fields.indexOf(field));
  const rewrite = (columns: readonly Column[], rowIds: Int32Array): readonly Column[] => {
    if (work.result === 'added') return [...columns, ...made.flat().map((values) => pick(values, rowIds))];
    return columns.map((column, index) => {
      const [values] = made[places.indexOf(index)] ?? [];
      return values ? pick(values, rowIds) : column;
    });
  };
  return {
    ...rows,
    fields: work.fields,
    async *readBatches(rowIds, inner) {
      for await (const { batch, dropped } of rows.readBatches(rowIds, inner)) {
        yield { batch: { ...batch, fields: work.fields, columns: rewrite(batch.columns, batch.rowIds) }, dropped };
      }
    },
    readField: async (name) => {
      const index = work.fields.findIndex((field) => field.name === name);
      const all = Int32Array.from(kept, (_, rowId) => rowId);
      const isMade = work.result === 'added' ? index >= input.fields.length : places.includes(index);
      if (!isMade) return await rows.readField(name);
      const blank: Column = { type: 'texts', values: [] };
      const columns = rewrite(new Array<Column>(input.fields.length).fill(blank), all);
      return columnAt({ columns }, index);
    },
    originOf: createOrigins(series, kept, numbers, work),
  };
}

function computeAll(values: ArrayLike<number>, series: readonly Int32Array[], work: NeighbourWork): Float64Array[] {
  const whole: Float64Array[] = [];
  for (const rows of series) {
    const results = work.compute(Float64Array.from(rows, (row) => values[row] ?? Number.NaN));
    for (const [i, result] of results.entries()) {
      const all = whole[i] ?? new Float64Array(values.length);
      whole[i] = all;
      for (const [place, row] of rows.entries()) all[row] = result[place] ?? Number.NaN;
    }
  }
  return whole;
}

/** The rows that have so many rows of their series before them, in their order. */
function keepRows(rows: number, series: readonly Int32Array[], reach: number): Int32Array {
  if (reach === 0) return Int32Array.from({ length: rows }, (_, row) => row);
  return Int32Array.from(series.flatMap((one) => [...one.subarray(reach)])).sort();
}

function createOrigins(
  series: readonly Int32Array[],
  kept: Int32Array,
  numbers: readonly ArrayLike<number>[],
  work: NeighbourWork,
): NonNullable<OpenSource['originOf']> {
  const seriesOf = new Map<number, { readonly rows: Int32Array; readonly place: number }>();
  for (const rows of series) for (const [place, row] of rows.entries()) seriesOf.set(row, { rows, place });
  const { otherPlaces } = work;
  return (rowId) => {
    const own = kept[rowId] ?? 0;
    const found = seriesOf.get(own);
    if (!found) return [{ input: 0, rowId: own }];
    const { rows, place } = found;
    const others = otherPlaces
      ? numbers.flatMap((values) =>
          otherPlaces(
            Float64Array.from(rows, (row) => values[row] ?? Number.NaN),
            place,
          ),
        )
      : [];
    const before = rows.subarray(Math.max(0, place - work.reach), place);
    // The row itself is named last: it is what it is known by.
    return [...new Set([...others.map((other) => rows[other] ?? own), ...before, own])]
      .sort((a, b) => (a === own ? 1 : b === own ? -1 : a - b))
      .map((row) => ({ input: 0, rowId: row }));
  };
}
