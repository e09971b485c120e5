import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { predictTexts } from '../texts/predictTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { exampleRow, type FormRow } from './exampleRow.ts';
import type { ModelDescription, PredictionSource } from './usePrediction.ts';

/** Milliseconds after the last key before the model is asked. */
const QUIET_MS = 300;
/** What a select calls "no value"; no class can be called that. */
const MISSING = '\u0000missing';

/** A field for every column that the model takes, filled with an example; the answer follows while typing. */
export function RowForm({ model, ask }: { readonly model: ModelDescription; ask(from: PredictionSource): void }) {
  const say = useTexts(predictTexts);
  const [row, setRow] = useState<FormRow>(() => exampleRow(model));
  useEffect(() => {
    const timer = setTimeout(() => ask({ type: 'rows', rows: [row] }), QUIET_MS);
    return () => clearTimeout(timer);
  }, [row, ask]);
  const set = (name: string, value: string | number | null) => setRow((before) => ({ ...before, [name]: value }));
  return (
    <form
      aria-label={say('form')}
      onSubmit={(event) => event.preventDefault()}
      className="flex h-full flex-col gap-3 overflow-y-auto p-0.5 pr-2"
      data-testid="row-form"
    >
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-3">
        {model.columns.map((column) => {
          const value = row[column.name] ?? null;
          if (column.type === 'number') {
            return (
              <NumberField
                key={column.name}
                label={column.name}
                unit={column.unit ?? undefined}
                value={typeof value === 'number' ? value : null}
                placeholder={say('empty')}
                onChange={(next) => set(column.name, next)}
              />
            );
          }
          if (column.type === 'category' && column.classes) {
            return (
              <Select
                key={column.name}
                label={column.name}
                value={value === null ? MISSING : String(value)}
                onChange={(next) => set(column.name, next === MISSING ? null : next)}
                options={[
                  ...column.classes.map((name) => ({ value: name, label: name })),
                  { value: MISSING, label: say('empty') },
                ]}
              />
            );
          }
          const isText = column.type === 'text';
          return (
            <div key={column.name} className={isText ? 'col-span-full' : undefined}>
              <TextField
                label={column.name}
                multiline={isText}
                value={value === null ? '' : String(value)}
                placeholder={say('empty')}
                onChange={(next) => set(column.name, next === '' ? null : next)}
              />
            </div>
          );
        })}
      </div>
      <Button variant="ghost" icon={RotateCcw} className="self-start" onClick={() => setRow(exampleRow(model))}>
        {say('reset')}
      </Button>
    </form>
  );
}
