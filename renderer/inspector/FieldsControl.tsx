import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { NodeRecord } from '../../shared/graph/document.ts';
import type { Control } from '../../shared/nodes/params.ts';
import type { DatasetType, FieldType } from '../../shared/nodes/portType.ts';
import { useDerivedStore } from '../stores/derivedStore.ts';
import { setParameter } from '../stores/parameters.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Select } from '../ui/Select.tsx';
import type { ControlProps } from './ParameterControl.tsx';

type FieldsOf = Extract<Control, { type: 'fields' }>;

/** Fields of the data set that reaches the node, by name. A name that the data lacks stays and says so. */
export function FieldsControl(props: ControlProps & { readonly control: FieldsOf }) {
  const fields = useIncomingFields(props.records[0], props.control.of);
  return props.control.many ? <ManyFields {...props} fields={fields} /> : <OneField {...props} fields={fields} />;
}

type FieldsProps = ControlProps & { readonly control: FieldsOf; readonly fields: readonly FieldType[] };

function OneField({ name, parameter, records, value, control, fields, ...words }: FieldsProps) {
  const say = useTexts(inspectorTexts);
  const { text } = useSpeech();
  const chosen = typeof value === 'string' ? value : '';
  const isMissing = chosen !== '' && !fields.some((field) => field.name === chosen);
  return (
    <Select
      {...words}
      value={value === undefined ? null : chosen}
      placeholder={say('mixed')}
      onChange={(next) => setParameter(records, name, parameter, next, false)}
      options={[
        { value: '', label: text(control.emptyMeans) },
        ...(isMissing ? [{ value: chosen, label: say('missingField', { name: chosen }) }] : []),
        ...fields.map((field) => ({ value: field.name, label: field.name })),
      ]}
    />
  );
}

function ManyFields({ name, parameter, records, value, control, fields, label, help, aside }: FieldsProps) {
  const say = useTexts(inspectorTexts);
  const { text } = useSpeech();
  const [query, setQuery] = useState('');
  const chosen: readonly string[] = Array.isArray(value) ? value : [];
  const missing = chosen.filter((one) => !fields.some((field) => field.name === one));
  const names = [...missing, ...fields.map((field) => field.name)];
  const shown = names.filter((one) => one.toLowerCase().includes(query.toLowerCase()));
  const toggle = (one: string, on: boolean) => {
    // In the order of the data, whatever order they were ticked in.
    const next = names.filter((candidate) => (candidate === one ? on : chosen.includes(candidate)));
    setParameter(records, name, parameter, next, false);
  };
  const summary = chosen.length === 0 ? text(control.emptyMeans) : chosen.join(', ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a box of its own around one button.
    <div role="group" aria-label={label} className="grid gap-1">
      <span className="flex min-h-5 items-center justify-between gap-1">
        <span className="truncate text-sm text-ink-soft">{label}</span>
        {aside}
      </span>
      <Popover
        align="start"
        className="w-64"
        trigger={
          <button
            type="button"
            aria-label={`${label}: ${summary}`}
            className="flex h-7 w-full min-w-0 items-center justify-between gap-1 rounded-control border border-line-strong/60 bg-raised px-2 text-left text-sm hover:border-line-strong"
          >
            <span className="min-w-0 truncate">{value === undefined ? say('mixed') : summary}</span>
            <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
          </button>
        }
      >
        {names.length === 0 ? (
          <p className="text-sm text-ink-soft">{say('noFields')}</p>
        ) : (
          <>
            {names.length > 8 ? (
              <input
                aria-label={say('searchFields')}
                placeholder={say('searchFields')}
                value={query}
                onChange={(event) => setQuery(event.target.value)}
                className="mb-2 h-7 w-full rounded-control border border-line-strong/60 bg-raised px-2 text-sm"
              />
            ) : null}
            <div className="flex max-h-64 flex-col overflow-y-auto">
              {shown.map((one) => (
                <Checkbox
                  key={one}
                  label={missing.includes(one) ? say('missingField', { name: one }) : one}
                  checked={chosen.includes(one)}
                  onChange={(on) => toggle(one, on)}
                />
              ))}
            </div>
          </>
        )}
      </Popover>
      {help ? <p className="text-xs text-ink-faint">{help}</p> : null}
    </div>
  );
}

/** Fields that come in at the first port with a data set; for a source its own, as they were found in the file. */
function useIncomingFields(record: NodeRecord | undefined, of: FieldsOf['of']): readonly FieldType[] {
  const dataset = useDerivedStore((state): DatasetType | undefined => {
    const inference = record && state.inference.nodes[record.id];
    if (!inference) return undefined;
    const incoming = Object.values(inference.inputs).flat();
    const own = Object.values(inference.outputs);
    for (const type of [...incoming, ...own]) {
      if (type.carries === 'dataset') return type;
      // Losses and metrics take a tensor and the name of a target: the fields are those of its data set.
      if (type.carries === 'tensor') return type.dataset;
    }
    return undefined;
  });
  const fields = dataset?.fields ?? [];
  if (of === 'any') return fields;
  if (of === 'text') return fields.filter((field) => field.dtype === 'string');
  const isNumber = (field: FieldType) => field.semantic === 'number' || (!field.classes && field.dtype !== 'string');
  return fields.filter((field) => (of === 'number' ? isNumber(field) : !isNumber(field) || field.classes));
}
