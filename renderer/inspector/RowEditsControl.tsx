import { Undo2 } from 'lucide-react';
import { type RowEdit, removeRowEdit, rowEditsSchema } from '../../shared/nodes/rowEdits.ts';
import { openExplorer } from '../stores/explorerStore.ts';
import { setParameter } from '../stores/parameters.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { ControlProps } from './ParameterControl.tsx';

/** So many edits are listed; all of them count. */
const MOST_LISTED = 100;

/** Every changed row with a button that takes the change back. More are made in the data explorer. */
export function RowEditsControl({ name, parameter, records, value, label, help }: ControlProps) {
  const say = useTexts(inspectorTexts);
  const { number } = useSpeech();
  const edits = rowEditsSchema.safeParse(value).data ?? [];
  const [record] = records;
  const sayEdit = (edit: RowEdit) =>
    'exclude' in edit
      ? say('rowExcluded', { row: number(edit.row) })
      : say('rowChanged', { row: number(edit.row), field: edit.field, value: edit.value });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a box of its own around a list.
    <div role="group" aria-label={label} className="grid gap-1">
      <span className="text-sm text-ink-soft">{label}</span>
      {edits.length > 0 ? (
        <ul className="max-h-64 overflow-y-auto rounded-control border border-line" data-testid="row-edits">
          {edits.slice(0, MOST_LISTED).map((edit) => (
            <li
              key={`${edit.row} ${'field' in edit ? edit.field : ''}`}
              className="flex items-center gap-1 border-line py-0.5 pr-0.5 pl-2 text-sm not-first:border-t"
            >
              <span className="tabular min-w-0 flex-1 truncate" title={sayEdit(edit)}>
                {sayEdit(edit)}
              </span>
              <IconButton
                size="sm"
                icon={Undo2}
                label={say('takeBack', { what: sayEdit(edit) })}
                onClick={() => setParameter(records, name, parameter, removeRowEdit(edits, edit), false)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-xs text-ink-faint">{help}</p>
      )}
      {edits.length > MOST_LISTED ? (
        <p className="text-xs text-ink-faint">{say('moreRows', { count: number(edits.length - MOST_LISTED) })}</p>
      ) : null}
      {record ? (
        <Button size="sm" onClick={() => openExplorer(record.id)}>
          {say('openExplorer')}
        </Button>
      ) : null}
    </div>
  );
}
