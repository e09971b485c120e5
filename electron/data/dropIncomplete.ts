import type { FieldType } from '../../shared/nodes/portType.ts';
import { type Batch, columnAt, isMissingAt, takeRows } from './columns.ts';
import type { DroppedRow } from './sourceImplementation.ts';

/** Leaves out the rows that lack a value in one of these fields, and says which: the target, or another cell. */
export function dropIncomplete(
  batch: Batch,
  required: readonly { readonly field: FieldType; readonly index: number }[],
): { readonly kept: Batch; readonly dropped: readonly DroppedRow[] } {
  const dropped: DroppedRow[] = [];
  const kept: number[] = [];
  for (let row = 0; row < batch.rowIds.length; row++) {
    const lacking = required.find(({ index }) => isMissingAt(columnAt(batch, index), row));
    if (!lacking) kept.push(row);
    else {
      const code = lacking.field.role === 'target' ? 'data.missingTarget' : 'data.missingCell';
      const values = { field: lacking.field.name };
      dropped.push({ rowId: batch.rowIds[row] ?? 0, reason: { code, severity: 'warning', values } });
    }
  }
  return { kept: dropped.length === 0 ? batch : takeRows(batch, kept), dropped };
}
