import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, type DuckDBType, VARCHAR } from '@duckdb/node-api';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { type Column, columnAt } from '../columns.ts';
import type { OpenSource, ReadContext } from '../sourceImplementation.ts';
import { quoteName } from './lockedDatabase.ts';

/** The most rows that go into the database at a time: DuckDB's own vector size. */
const CHUNK_ROWS = 2048;

/**
 * Copies a data set into a table of the database: numbers as DOUBLE, text and names of classes as VARCHAR, missing values as NULL.
 * Images and vectors stay out. The rowid of DuckDB is then the row id of the data set.
 */
export async function loadTable(
  connection: DuckDBConnection,
  table: string,
  source: OpenSource,
  context: Pick<ReadContext, 'signal'>,
): Promise<void> {
  const plain = source.fields.flatMap((field, index) => (field.shape.length === 0 ? [{ field, index }] : []));
  const types: DuckDBType[] = plain.map(({ field }) => (isWritten(field) ? VARCHAR : DOUBLE));
  const columns = plain.map(({ field }) => `${quoteName(field.name)} ${isWritten(field) ? 'varchar' : 'double'}`);
  // A table needs a column, even where nothing of a data set is plain.
  await connection.run(`create table ${quoteName(table)} (${columns.length > 0 ? columns.join(', ') : '"_" double'})`);
  if (plain.length === 0) return;
  const appender = await connection.createAppender(table);
  for await (const { batch } of source.readBatches(null, context)) {
    const values = plain.map(({ field, index }) => readCells(field, columnAt(batch, index)));
    for (let start = 0; start < batch.rowIds.length; start += CHUNK_ROWS) {
      const chunk = DuckDBDataChunk.create(types);
      chunk.setColumns(values.map((cells) => cells.slice(start, start + CHUNK_ROWS)));
      appender.appendDataChunk(chunk);
    }
  }
  appender.closeSync();
}

function isWritten(field: FieldType): boolean {
  return field.dtype === 'string' || Boolean(field.classes);
}

function readCells(field: FieldType, column: Column): (string | number | null)[] {
  if (column.type === 'texts') return [...column.values];
  const { classes } = field;
  const divisor = column.divisor ?? 1;
  return Array.from(column.values, (value) => {
    if (classes) return classes[value] ?? null;
    return Number.isNaN(value) ? null : value / divisor;
  });
}
