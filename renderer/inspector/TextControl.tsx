import { useState } from 'react';
import type { Control } from '../../shared/nodes/params.ts';
import { commitGesture } from '../stores/documentStore.ts';
import { setParameter } from '../stores/parameters.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { TextField } from '../ui/TextField.tsx';
import type { ControlProps } from './ParameterControl.tsx';

/** Free text. */
export function TextControl({
  name,
  parameter,
  records,
  value,
  control,
  ...words
}: ControlProps & { readonly control: Extract<Control, { type: 'text' }> }) {
  const say = useTexts(inspectorTexts);
  const { text } = useSpeech();
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <TextField
      {...words}
      multiline={control.isCode}
      mono={control.isCode}
      value={typeof value === 'string' ? value : ''}
      placeholder={value === undefined ? say('mixed') : control.placeholder ? text(control.placeholder) : ''}
      error={refused === null ? undefined : say('notAccepted', { reason: refused })}
      onChange={(typed) => {
        const parsed = parameter.schema.safeParse(typed);
        setRefused(parsed.success ? null : (parsed.error.issues[0]?.message ?? ''));
        setParameter(records, name, parameter, typed, true);
      }}
      onCommit={() => {
        setRefused(null);
        commitGesture();
      }}
    />
  );
}
