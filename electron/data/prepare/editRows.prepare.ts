import { AppError } from '../../../shared/base/appError.ts';
import { schemaOf } from '../../../shared/nodes/params.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { checkCellValue, describeEdited, editRowsParams } from '../../../shared/nodes/prepare/editRows.node.ts';
import type { RowEdit } from '../../../shared/nodes/rowEdits.ts';
import { type Batch, type Column, columnAt, createNumbers, replaceColumns } from '../columns.ts';
import { definePrepare, passRows } from '../prepareImplementation.ts';
import { dropRows } from '../tableSteps.ts';

/** Leaves rows out and changes cells, by row id. The numbers of new rows mean other rows: they are left alone. */
export const editRowsPrepare = definePrepare({
  kind: 'editRows',
  mode: 'row-changing',
  config: schemaOf(editRowsParams),
  ready({ edits }, fields, _fitted, purpose) {
    const described = describeEdited(edits, fields);
    if (purpose === 'prediction') return passRows(described);
    const excluded = new Set(edits.flatMap((edit) => ('exclude' in edit ? [edit.row] : [])));
    const changes = groupChanges(edits, fields);
    return {
      fields: described,
      apply(batch) {
        const changed = new Map<number, Column>();
        for (const [index, values] of changes) {
          const rows = [...batch.rowIds.keys()].filter((row) => values.has(batch.rowIds[row] ?? -1));
          if (rows.length > 0) changed.set(index, changeCells(batch, index, rows, values));
        }
        return dropRows(replaceColumns(batch, described, changed), (row) =>
          excluded.has(batch.rowIds[row] ?? -1) ? { code: 'data.excluded', severity: 'warning' } : null,
        );
      },
    };
  },
});

/** New cells by column and row id, as the column stores them. Errors: `data.columnMissing`, `field.…` for a bad value. */
function groupChanges(
  edits: readonly RowEdit[],
  fields: readonly FieldType[],
): ReadonlyMap<number, ReadonlyMap<number, string | number>> {
  const changes = new Map<number, Map<number, string | number>>();
  for (const edit of edits) {
    if ('exclude' in edit) continue;
    const index = fields.findIndex(({ name }) => name === edit.field);
    const field = fields[index];
    if (!field) throw new AppError('data.columnMissing', { column: edit.field });
    const problem = checkCellValue(field, edit.value);
    if (problem) throw new AppError(problem.code, problem.values);
    const stored =
      field.dtype === 'string' ? String(edit.value) : (field.classes?.indexOf(String(edit.value)) ?? edit.value);
    changes.set(index, (changes.get(index) ?? new Map()).set(edit.row, stored));
  }
  return changes;
}

function changeCells(
  batch: Batch,
  index: number,
  rows: readonly number[],
  values: ReadonlyMap<number, string | number>,
): Column {
  const column = columnAt(batch, index);
  const newValue = (row: number) => values.get(batch.rowIds[row] ?? -1);
  if (column.type === 'texts') {
    const texts = [...column.values];
    for (const row of rows) texts[row] = String(newValue(row));
    return { type: 'texts', values: texts };
  }
  const numbers = createNumbers(column.values, column.values.length);
  numbers.set(column.values);
  for (const row of rows) numbers[row] = Number(newValue(row)) * (column.divisor ?? 1);
  return { ...column, values: numbers };
}
