import { useState } from 'react';
import type { Control } from '../../shared/nodes/params.ts';
import { commitGesture } from '../stores/documentStore.ts';
import { setParameter, stepFor } from '../stores/parameters.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { NumberField } from '../ui/NumberField.tsx';
import type { ControlProps } from './ParameterControl.tsx';

/** A number with its unit and range. A value outside of it is not taken, and the field says what is. */
export function NumberControl({
  name,
  parameter,
  records,
  value,
  control,
  ...words
}: ControlProps & { readonly control: Extract<Control, { type: 'number' }> }) {
  const say = useTexts(inspectorTexts);
  const { text, number } = useSpeech();
  const [isRefused, setRefused] = useState(false);
  const { min, max, integer } = control;
  const range = say(integer ? 'wholeRange' : 'range', {
    min: min === undefined ? '−∞' : number(min, { maximumSignificantDigits: 6 }),
    max: max === undefined ? '∞' : number(max, { maximumSignificantDigits: 6 }),
  });
  const help = words.help === undefined ? undefined : `${words.help} ${range}`;
  return (
    <NumberField
      {...words}
      help={help}
      error={isRefused ? range : undefined}
      value={typeof value === 'number' ? value : null}
      placeholder={say('mixed')}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      step={stepFor(control, value)}
      integer={integer}
      {...(parameter.unit ? { unit: text(parameter.unit) } : {})}
      onChange={(next) => {
        if (next !== null) setRefused(!setParameter(records, name, parameter, next, true));
      }}
      onCommit={() => {
        setRefused(false);
        commitGesture();
      }}
    />
  );
}
