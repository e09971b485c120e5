import { CircleSlash2 } from 'lucide-react';
import { useState } from 'react';
import { checkCellValue } from '../../../shared/nodes/prepare/editRows.node.ts';
import { explorerTexts } from '../../texts/explorerTexts.ts';
import { useSpeech, useTexts } from '../../texts/useTexts.ts';
import { Button } from '../../ui/Button.tsx';
import { formatCell } from '../../ui/CellValue.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { editRow } from './editRow.ts';
import type { ExplorerRow, RowsSummary } from './useRowPages.ts';

type Field = RowsSummary['fields'][number];

/** Leaves a row out or gives one of its cells another value, the one to predict first. */
export function RowEditForm({
  node,
  row,
  fields,
}: {
  readonly node: string;
  readonly row: ExplorerRow;
  readonly fields: readonly Field[];
}) {
  const say = useTexts(explorerTexts);
  const { language } = useSpeech();
  const editable = fields.filter(({ shape, dtype }) => shape.length === 0 && dtype !== 'bool');
  const first = editable.find(({ role }) => role === 'target') ?? editable[0];
  const [name, setName] = useState(first?.name ?? '');
  const field = editable.find((one) => one.name === name) ?? first;
  return (
    <div className="flex flex-col gap-2">
      <Button
        icon={CircleSlash2}
        size="sm"
        onClick={() => editRow(node, { row: row.rowId, exclude: true })}
        data-testid="exclude-row"
      >
        {say('exclude')}
      </Button>
      {field ? (
        <div className="flex flex-col gap-1.5">
          <Select
            label={say('field')}
            value={field.name}
            onChange={setName}
            options={editable.map((one) => ({ value: one.name, label: one.name }))}
          />
          <ValueForm
            key={field.name}
            field={field}
            now={formatCell(row.cells[fields.indexOf(field)] ?? null, language, field.classes)}
            onChange={(value) => editRow(node, { row: row.rowId, field: field.name, value })}
          />
        </div>
      ) : null}
      <p className="text-xs text-ink-faint">{say('keptIn')}</p>
    </div>
  );
}

/** The new value: one of the classes at once, anything else by typing and a button. */
function ValueForm({
  field,
  now,
  onChange,
}: {
  readonly field: Field;
  readonly now: string;
  onChange(value: string | number): void;
}) {
  const say = useTexts(explorerTexts);
  const { problem: sayProblem } = useSpeech();
  const [typed, setTyped] = useState(now);
  if (field.classes && field.classes.length > 0) {
    return (
      <Select
        label={say('value')}
        value={field.classes.includes(now) ? now : null}
        onChange={(value) => {
          if (value !== now) onChange(value);
        }}
        options={field.classes.map((value) => ({ value, label: value }))}
      />
    );
  }
  const value = field.dtype === 'string' || typed.trim() === '' ? typed : Number(typed);
  const problem = typed === now ? null : checkCellValue(field, value);
  return (
    <form
      className="flex items-end gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== now && !problem) onChange(value);
      }}
    >
      <TextField
        label={say('value')}
        value={typed}
        onChange={setTyped}
        error={problem ? sayProblem(problem) : undefined}
        className="min-w-0 flex-1"
      />
      <Button type="submit" size="sm" disabled={typed === now || problem !== null}>
        {say('change')}
      </Button>
    </form>
  );
}
