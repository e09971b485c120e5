import { useState } from 'react';
import type { Control } from '../../shared/nodes/params.ts';
import { commitGesture } from '../stores/documentStore.ts';
import { setParameter } from '../stores/parameters.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { NumberField } from '../ui/NumberField.tsx';
import type { ControlProps } from './ParameterControl.tsx';

/** Height and width side by side. */
export function PairControl({
  name,
  parameter,
  records,
  value,
  control,
  label,
  help,
  aside,
}: ControlProps & { readonly control: Extract<Control, { type: 'pair' }> }) {
  const say = useTexts(inspectorTexts);
  const [isRefused, setRefused] = useState(false);
  const [height, width] = Array.isArray(value) ? value : [null, null];
  const set = (side: 0 | 1, next: number | null) => {
    if (next === null) return;
    const pair = side === 0 ? [next, width ?? next] : [height ?? next, next];
    setRefused(!setParameter(records, name, parameter, pair, true));
  };
  const finish = () => {
    setRefused(false);
    commitGesture();
  };
  const field = (side: 0 | 1) => (
    <NumberField
      label={`${label}: ${say(side === 0 ? 'height' : 'width')}`}
      hideLabel
      value={side === 0 ? height : width}
      min={control.min}
      max={control.max}
      integer
      placeholder={say('mixed')}
      onChange={(next) => set(side, next)}
      onCommit={finish}
      className="flex-1"
    />
  );
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden={false} className="flex min-h-5 items-center justify-between gap-1">
        <span aria-hidden className="truncate text-sm text-ink-soft">
          {label}
        </span>
        {aside}
      </span>
      <div className="flex items-center gap-1.5">
        {field(0)}
        <span aria-hidden className="text-ink-faint">
          ×
        </span>
        {field(1)}
      </div>
      {isRefused ? (
        <p role="alert" className="text-xs text-danger-ink">
          {say('wholeRange', { min: control.min, max: control.max })}
        </p>
      ) : null}
      {help ? <p className="text-xs text-ink-faint">{help}</p> : null}
    </fieldset>
  );
}
