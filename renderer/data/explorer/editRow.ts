import type { RowEdit } from '../../../shared/nodes/rowEdits.ts';
import { applyRowEdit } from '../../../shared/pipeline/applyRowEdit.ts';
import { dispatch, useDocumentStore } from '../../stores/documentStore.ts';
import { showEdited } from '../../stores/explorerStore.ts';
import { announce } from '../../stores/viewStore.ts';
import { explorerTexts } from '../../texts/explorerTexts.ts';
import { sayText, speech } from '../../texts/useTexts.ts';

/** Writes a change to a row into the project as one entry of the history, and looks at the rows behind it from then on. */
export function editRow(node: string, edit: RowEdit): void {
  const edited = applyRowEdit(useDocumentStore.getState().document, node, edit);
  if (!edited) return;
  const isExcluded = 'exclude' in edit;
  const row = speech().number(edit.row);
  const labels = isExcluded
    ? { en: `Leave out row ${row}`, zh: `排除第 ${row} 行` }
    : { en: `Change ${edit.field} of row ${row}`, zh: `修改第 ${row} 行的 ${edit.field}` };
  if (!dispatch(labels, () => edited.document)) return;
  showEdited(node, edited.node, isExcluded ? null : edit.row);
  const said = isExcluded
    ? sayText(explorerTexts, 'excluded', { row })
    : sayText(explorerTexts, 'changed', { row, field: edit.field, value: edit.value });
  announce(said);
}
