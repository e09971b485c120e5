import type { FieldType } from '../../../shared/nodes/portType.ts';
import { BATCH_ROWS, type Batch, type Column, columnAt, createNumbers, takeRows } from '../columns.ts';
import { emptyColumn } from '../pipelineView.ts';
import type { OpenSource, Origin } from '../sourceImplementation.ts';
import type { WindowLengths, WindowPlace } from './windowPlaces.ts';

/** About so many numbers are in a batch of windows. */
const BATCH_NUMBERS = 4_000_000;

/** What windows are cut from, all rows of it in memory. */
export interface WindowColumns {
  /** Fields and columns whose value in the last row of a window stands for it. */
  readonly labels: readonly Column[];
  /** Numbers of all rows, `width` a row. */
  readonly channels: Float32Array;
  readonly width: number;
  /** Null: nothing is predicted. */
  readonly target: Column | null;
}

/** Windows as a source: each is put together when it is asked for. `fields`: labels, window, target. */
export function openWindows(
  fields: readonly FieldType[],
  places: readonly WindowPlace[],
  lengths: WindowLengths,
  columns: WindowColumns,
): OpenSource {
  const { window, gap, horizon } = lengths;
  const rowsIn = ({ series, start }: WindowPlace, from: number, count: number) =>
    series.subarray(start + from, start + from + count);
  const placeAt = (rowId: number): WindowPlace => {
    const place = places[rowId];
    if (!place) throw new Error(`No window ${rowId} of ${places.length}`);
    return place;
  };
  const lastRow = (rowId: number) => rowsIn(placeAt(rowId), window - 1, 1)[0] ?? 0;
  const cut = (rowIds: Int32Array): Batch => ({
    fields,
    rowIds,
    columns: [
      ...columns.labels.map((column) => pick(column, rowIds.map(lastRow))),
      cutChannels(rowIds, (rowId) => rowsIn(placeAt(rowId), 0, window), window, columns),
      ...(columns.target
        ? [cutTarget(rowIds, (rowId) => rowsIn(placeAt(rowId), window + gap, horizon), horizon, columns.target)]
        : []),
    ],
  });
  const batchRows = Math.max(1, Math.min(BATCH_ROWS, Math.floor(BATCH_NUMBERS / (window * columns.width))));
  const all = Int32Array.from(places, (_, rowId) => rowId);
  return {
    fields,
    rows: places.length,
    givenTest: null,
    problems: [],
    async *readBatches(rowIds, { signal }) {
      const asked = rowIds ?? all;
      for (let start = 0; start < asked.length; start += batchRows) {
        signal.throwIfAborted();
        yield { batch: cut(asked.slice(start, start + batchRows)), dropped: [] };
      }
    },
    readField: async (name) => {
      const index = fields.findIndex((field) => field.name === name);
      const field = fields[index];
      if (!field) throw new Error(`No field ${name}`);
      return places.length > 0 ? columnAt(cut(all), index) : emptyColumn(field);
    },
    nameRow: () => null,
    originOf: (rowId): readonly Origin[] => {
      const place = placeAt(rowId);
      const after = columns.target ? rowsIn(place, window + gap, horizon) : [];
      // The last row of the window is named last: it is what the window is known by.
      const rows = [...after, ...rowsIn(place, 0, window)];
      return rows.map((row) => ({ input: 0, rowId: row }));
    },
    close: () => {},
  };
}

function pick(column: Column, rows: Int32Array): Column {
  return columnAt(takeRows({ fields: [], rowIds: rows, columns: [column] }, rows), 0);
}

function cutChannels(
  rowIds: Int32Array,
  rowsOf: (rowId: number) => Int32Array,
  window: number,
  { channels, width }: WindowColumns,
): Column {
  const elements = window * width;
  const values = new Float32Array(rowIds.length * elements);
  for (const [i, rowId] of rowIds.entries()) {
    for (const [step, row] of rowsOf(rowId).entries()) {
      values.set(channels.subarray(row * width, (row + 1) * width), i * elements + step * width);
    }
  }
  return { type: 'numbers', elements, values };
}

/** What comes after the window; missing where it is not there yet. */
function cutTarget(rowIds: Int32Array, rowsOf: (rowId: number) => Int32Array, horizon: number, target: Column): Column {
  if (target.type === 'texts') {
    const values = Array.from(rowIds, (rowId) => target.values[rowsOf(rowId)[0] ?? -1] ?? null);
    return { type: 'texts', values };
  }
  const isClass = target.values instanceof Int32Array || target.values instanceof Uint8Array;
  // Class numbers have no place for "missing": where the future is not known, nobody asks for it.
  const values = createNumbers(target.values, rowIds.length * horizon);
  if (!isClass) values.fill(Number.NaN);
  for (const [i, rowId] of rowIds.entries()) {
    for (const [step, row] of rowsOf(rowId).entries()) values[i * horizon + step] = target.values[row] ?? Number.NaN;
  }
  return { ...target, elements: horizon, values };
}
