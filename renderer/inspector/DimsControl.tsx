import { useState } from 'react';
import { commitGesture } from '../stores/documentStore.ts';
import { parseDims, setParameter } from '../stores/parameters.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { TextField } from '../ui/TextField.tsx';
import type { ControlProps } from './ParameterControl.tsx';

/** A list of sizes, typed as `28×28×1`. What cannot be read leaves the old value and says how it is written. */
export function DimsControl({ name, parameter, records, value, ...words }: ControlProps) {
  const say = useTexts(inspectorTexts);
  const [draft, setDraft] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  return (
    <TextField
      {...words}
      mono
      value={draft ?? (Array.isArray(value) ? value.join('×') : '')}
      placeholder={say('mixed')}
      error={isRefused ? say('dimsHint') : undefined}
      onChange={(typed) => {
        setDraft(typed);
        const dims = parseDims(typed);
        setRefused(dims === null || !setParameter(records, name, parameter, dims, true));
      }}
      onCommit={() => {
        setDraft(null);
        setRefused(false);
        commitGesture();
      }}
    />
  );
}
