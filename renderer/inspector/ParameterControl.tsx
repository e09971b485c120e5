import type { ReactNode } from 'react';
import { assertNever } from '../../shared/base/assertNever.ts';
import type { NodeRecord } from '../../shared/graph/document.ts';
import type { Parameter } from '../../shared/nodes/params.ts';
import { setParameter } from '../stores/parameters.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { DimsControl } from './DimsControl.tsx';
import { FieldsControl } from './FieldsControl.tsx';
import { FileControl } from './FileControl.tsx';
import { NumberControl } from './NumberControl.tsx';
import { PairControl } from './PairControl.tsx';
import { RowEditsControl } from './RowEditsControl.tsx';
import { TextControl } from './TextControl.tsx';

/** What every control is given. `value` is undefined when several nodes have different ones. */
export interface ControlProps {
  readonly name: string;
  readonly parameter: Parameter;
  readonly records: readonly NodeRecord[];
  readonly value: unknown;
  readonly label: string;
  readonly help: string | undefined;
  readonly aside: ReactNode;
}

/** The control that the definition asks for. */
export function ParameterControl(props: ControlProps) {
  const say = useTexts(inspectorTexts);
  const { text } = useSpeech();
  const { parameter, records, name, value, label, help, aside } = props;
  const { control } = parameter;
  switch (control.type) {
    case 'number':
      return <NumberControl {...props} control={control} />;
    case 'pair':
      return <PairControl {...props} control={control} />;
    case 'dims':
      return <DimsControl {...props} />;
    case 'text':
      return <TextControl {...props} control={control} />;
    case 'fields':
      return <FieldsControl {...props} control={control} />;
    case 'file':
    case 'folder':
      return <FileControl {...props} accept={control.type === 'file' ? control.accept : 'folder'} />;
    case 'rowEdits':
      return <RowEditsControl {...props} />;
    case 'toggle':
      return (
        <Switch
          label={label}
          help={help}
          aside={aside}
          checked={value === true}
          onChange={(checked) => setParameter(records, name, parameter, checked, false)}
          className="grid-cols-[minmax(0,1fr)_auto]!"
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          help={help}
          aside={aside}
          value={typeof value === 'string' ? value : null}
          placeholder={say('mixed')}
          onChange={(chosen) => setParameter(records, name, parameter, chosen, false)}
          options={control.options.map((option) => ({ value: option.value, label: text(option.label) }))}
        />
      );
    default:
      return assertNever(control);
  }
}
