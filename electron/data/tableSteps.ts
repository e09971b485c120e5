import type { FieldType } from '../../shared/nodes/portType.ts';
import { isPlainCategory, isPlainNumber } from '../../shared/nodes/prepare/tableNode.ts';
import { type ChosenField, chooseFields, requireCategories, requireNumbers } from './chosenFields.ts';
import {
  type Batch,
  type Column,
  columnAt,
  type NumberColumn,
  type NumberValues,
  readNumbers,
  takeRows,
} from './columns.ts';
import type { ReadyStep } from './prepareImplementation.ts';
import type { DroppedRow } from './sourceImplementation.ts';

/** The columns that a step on numbers works on. Errors: `data.columnMissing`, `data.needsNumbers`. */
export function chosenNumbers(columns: readonly string[], fields: readonly FieldType[]): readonly ChosenField[] {
  return requireNumbers(chooseFields(fields, columns, (field) => field.role === 'feature' && isPlainNumber(field)));
}

/** The columns that a step on categories works on. Errors: `data.columnMissing`, `data.needsCategory`, `data.tooManyClasses`. */
export function chosenCategories(columns: readonly string[], fields: readonly FieldType[]) {
  return requireCategories(
    chooseFields(fields, columns, (field) => field.role === 'feature' && isPlainCategory(field)),
  );
}

/** A column of plain numbers. */
export function numberColumn(values: NumberValues, elements = 1): NumberColumn {
  return { type: 'numbers', elements, values };
}

/** A step that keeps the rows: all columns that leave it, made from those that come in. */
export function rewriteColumns(fields: readonly FieldType[], rewrite: (batch: Batch) => readonly Column[]): ReadyStep {
  return {
    fields,
    apply: (batch) => ({ batch: { fields, rowIds: batch.rowIds, columns: rewrite(batch) }, dropped: [] }),
  };
}

/** A step that puts other columns in the place of some, and more behind the last one. */
export function changeColumns(
  fields: readonly FieldType[],
  change: (batch: Batch) => { readonly changed?: ReadonlyMap<number, Column>; readonly added?: readonly Column[] },
): ReadyStep {
  return rewriteColumns(fields, (batch) => {
    const { changed, added = [] } = change(batch);
    return [...batch.columns.map((column, index) => changed?.get(index) ?? column), ...added];
  });
}

/** A step that changes nothing but drops rows: `reason` says why, null keeps the row. */
export function dropRows(
  batch: Batch,
  reason: (row: number) => DroppedRow['reason'] | null,
): { readonly batch: Batch; readonly dropped: readonly DroppedRow[] } {
  const kept: number[] = [];
  const dropped: DroppedRow[] = [];
  for (let row = 0; row < batch.rowIds.length; row++) {
    const why = reason(row);
    if (why === null) kept.push(row);
    else dropped.push({ rowId: batch.rowIds[row] ?? 0, reason: why });
  }
  return { batch: dropped.length === 0 ? batch : takeRows(batch, kept), dropped };
}

/** The numbers of several columns side by side, row-major: one row after the other. */
export function readMatrix(batch: Batch, chosen: readonly { readonly index: number }[]): Float64Array {
  const width = chosen.length;
  const rows = batch.rowIds.length;
  const matrix = new Float64Array(rows * width);
  for (const [at, { index }] of chosen.entries()) {
    const values = readNumbers(columnAt(batch, index));
    for (let row = 0; row < rows; row++) matrix[row * width + at] = values[row] ?? Number.NaN;
  }
  return matrix;
}

/** One column of a row-major matrix as a column of a batch. */
export function takeMatrixColumn(matrix: Float64Array, width: number, at: number): NumberColumn {
  const values = new Float64Array(width === 0 ? 0 : matrix.length / width);
  for (let row = 0; row < values.length; row++) values[row] = matrix[row * width + at] ?? Number.NaN;
  return numberColumn(values);
}

/** The category of each row as its place among the classes; −1 where it is missing or unknown. */
export function readCategories(column: Column, classes: readonly string[]): Int32Array {
  if (column.type === 'numbers') {
    return Int32Array.from(column.values, (value) => (value >= 0 && value < classes.length ? value : -1));
  }
  const places = new Map(classes.map((name, place) => [name, place]));
  return Int32Array.from(column.values, (name) => (name === null ? -1 : (places.get(name) ?? -1)));
}
