import type { NodeProblem } from '../../shared/nodes/definition.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import { BATCH_ROWS, type Batch, type Column, columnAt, takeRows } from './columns.ts';
import type { OpenSource } from './sourceImplementation.ts';

/** A source whose columns are all in memory. */
export function openColumns(options: {
  readonly fields: readonly FieldType[];
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly givenTest?: Uint8Array | null;
  readonly problems?: readonly NodeProblem[];
  readonly batchRows?: number;
  readonly names?: readonly string[];
}): OpenSource {
  const { fields, columns, rows } = options;
  const batchRows = options.batchRows ?? BATCH_ROWS;
  const all: Batch = { fields, columns, rowIds: Int32Array.from({ length: rows }, (_, row) => row) };
  return {
    fields,
    rows,
    givenTest: options.givenTest ?? null,
    problems: options.problems ?? [],
    async *readBatches(rowIds, { signal }) {
      const count = rowIds ? rowIds.length : rows;
      for (let start = 0; start < count; start += batchRows) {
        signal.throwIfAborted();
        const end = Math.min(count, start + batchRows);
        const batch = rowIds ? takeRows(all, rowIds.subarray(start, end)) : sliceRows(all, start, end);
        yield { batch, dropped: [] };
      }
    },
    readField: async (name) => {
      const index = fields.findIndex((field) => field.name === name);
      return columnAt(all, index);
    },
    nameRow: (rowId) => options.names?.[rowId] ?? null,
    close: () => {},
  };
}

/** Neighbouring rows without copying numbers. */
function sliceRows(batch: Batch, start: number, end: number): Batch {
  return {
    fields: batch.fields,
    rowIds: batch.rowIds.subarray(start, end),
    columns: batch.columns.map((column) =>
      column.type === 'texts'
        ? { ...column, values: column.values.slice(start, end) }
        : { ...column, values: column.values.subarray(start * column.elements, end * column.elements) },
    ),
  };
}
