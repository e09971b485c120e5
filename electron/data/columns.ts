import type { FieldType } from '../../shared/nodes/portType.ts';

/**
 * The values of one field for some rows. Numbers lie row-major in a typed array, `elements` a row (1 for a plain
 * column), missing ones as NaN; that is why plain numbers travel as float64 and become float32 only on disk.
 * `divisor`: pixels stay bytes, and what is meant is value / divisor: a quarter of the memory of float32.
 */
export interface NumberColumn {
  readonly type: 'numbers';
  readonly elements: number;
  readonly values: NumberValues;
  readonly divisor?: number;
}
/** Text, null for missing. */
export interface TextColumn {
  readonly type: 'texts';
  readonly values: readonly (string | null)[];
}
export type Column = NumberColumn | TextColumn;
export type NumberValues = Uint8Array | Int32Array | Float32Array | Float64Array;

/**
 * Some rows of a data set: columns by index, in the order of `fields`. Never an object keyed by header, where a column
 * named `__proto__` would be lost and two of the same name would be one.
 */
export interface Batch {
  readonly fields: readonly FieldType[];
  readonly rowIds: Int32Array;
  readonly columns: readonly Column[];
}

/** How many rows a batch has when nothing asks for another number. */
export const BATCH_ROWS = 4096;

/** The column at an index; an index without one is a mistake of ours. */
export function columnAt(batch: Pick<Batch, 'columns'>, index: number): Column {
  const column = batch.columns[index];
  if (!column) throw new Error(`No column ${index} in a batch of ${batch.columns.length}`);
  return column;
}

/** The numbers of a column, `elements` a row, with its divisor applied. Refuses text. */
export function readNumbers(column: Column): NumberValues {
  if (column.type === 'texts') throw new Error('Text where numbers are expected');
  const { values, divisor } = column;
  return divisor === undefined ? values : Float32Array.from(values, (value) => value / divisor);
}

/** The texts of a column. Refuses numbers. */
export function readTexts(column: Column): readonly (string | null)[] {
  if (column.type === 'numbers') throw new Error('Numbers where text is expected');
  return column.values;
}

/** True when a row of the column has no value. */
export function isMissingAt(column: Column, row: number): boolean {
  if (column.type === 'texts') return column.values[row] === null;
  const start = row * column.elements;
  for (let i = start; i < start + column.elements; i++) if (Number.isNaN(column.values[i])) return true;
  return false;
}

/** A batch with these rows only, given by their places in the batch, in that order. */
export function takeRows(batch: Batch, rows: ArrayLike<number>): Batch {
  return {
    fields: batch.fields,
    rowIds: Int32Array.from(rows, (row) => batch.rowIds[row] ?? 0),
    columns: batch.columns.map((column) => takeColumnRows(column, rows)),
  };
}

function takeColumnRows(column: Column, rows: ArrayLike<number>): Column {
  if (column.type === 'texts') {
    const texts = new Array<string | null>(rows.length);
    for (let i = 0; i < rows.length; i++) texts[i] = column.values[rows[i] ?? 0] ?? null;
    return { ...column, values: texts };
  }
  const { elements, values: from } = column;
  const values = createNumbers(from, rows.length * elements);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    if (elements === 1) values[i] = from[row] ?? 0;
    else values.set(from.subarray(row * elements, (row + 1) * elements), i * elements);
  }
  return { ...column, values };
}

/** The numbers of a column, each put through a function: a plain loop, several times as fast as from(). */
export function mapNumbers(values: NumberValues, map: (value: number) => number): Float64Array {
  const mapped = new Float64Array(values.length);
  for (let i = 0; i < mapped.length; i++) mapped[i] = map(values[i] ?? Number.NaN);
  return mapped;
}

/** An array of the same type as another, filled with zeros. */
export function createNumbers(like: NumberValues, length: number): NumberValues {
  if (like instanceof Uint8Array) return new Uint8Array(length);
  if (like instanceof Int32Array) return new Int32Array(length);
  if (like instanceof Float32Array) return new Float32Array(length);
  return new Float64Array(length);
}

/** A batch with other columns for some fields: index → field and column. Everything else stays as it is. */
export function replaceColumns(
  batch: Batch,
  fields: readonly FieldType[],
  changed: ReadonlyMap<number, Column>,
): Batch {
  return { fields, rowIds: batch.rowIds, columns: batch.columns.map((column, index) => changed.get(index) ?? column) };
}

/** Rows of several batches as one batch; null when there is none. */
export function joinBatches(batches: readonly Batch[]): Batch | null {
  const [first] = batches;
  if (!first || batches.length === 1) return first ?? null;
  const rowIds = new Int32Array(batches.reduce((sum, batch) => sum + batch.rowIds.length, 0));
  let at = 0;
  for (const batch of batches) {
    rowIds.set(batch.rowIds, at);
    at += batch.rowIds.length;
  }
  const columns = first.columns.map((_, index) => joinColumns(batches.map((batch) => columnAt(batch, index))));
  return { fields: first.fields, rowIds, columns };
}

/** The values of one field from several batches, one after the other. */
export function joinColumns(columns: readonly Column[]): Column {
  const [first] = columns;
  if (!first) throw new Error('No columns to join');
  if (columns.length === 1) return first;
  if (first.type === 'texts') {
    const texts: (string | null)[] = [];
    for (const column of columns) for (const text of readTexts(column)) texts.push(text);
    return { type: 'texts', values: texts };
  }
  const parts = columns.map((column) => {
    if (column.type === 'texts') throw new Error('Text where numbers are expected');
    return column.values;
  });
  const values = createNumbers(
    first.values,
    parts.reduce((sum, part) => sum + part.length, 0),
  );
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  return { ...first, values };
}
