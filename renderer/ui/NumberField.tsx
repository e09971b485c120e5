import { NumberField as BaseNumberField } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import { uiTexts } from '../texts/uiTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { CONTROL_BOX, FieldFrame, type FieldWords } from './FieldFrame.tsx';
import { joinClasses } from './joinClasses.ts';

export interface NumberFieldProps extends FieldWords {
  readonly value: number | null;
  /** Every change, also while typing and stepping. */
  onChange(value: number | null): void;
  /** When a person is done: field left, arrow pressed, button released. */
  onCommit?(value: number | null): void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly integer?: boolean;
  /** Behind the number: "epochs", "g". */
  readonly unit?: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}

const STEP_BUTTON =
  'grid h-full w-6 shrink-0 place-items-center text-ink-faint hover:not-data-disabled:bg-hover hover:not-data-disabled:text-ink data-disabled:opacity-40';

/** A number: type it, use the arrow keys (Shift steps by ten, Alt by a tenth), or the two buttons. */
export function NumberField({
  value,
  onChange,
  onCommit,
  min,
  max,
  step = 1,
  integer = false,
  unit,
  placeholder,
  autoFocus,
  ...words
}: NumberFieldProps) {
  const say = useTexts(uiTexts);
  const { language } = useSpeech();
  return (
    <FieldFrame {...words}>
      <BaseNumberField.Root
        value={value}
        onValueChange={onChange}
        onValueCommitted={onCommit}
        min={min}
        max={max}
        step={step}
        smallStep={integer ? 1 : step / 10}
        largeStep={step * 10}
        disabled={words.disabled}
        locale={language === 'zh' ? 'zh-CN' : 'en'}
        format={integer ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 12 }}
        className="min-w-0"
      >
        <BaseNumberField.Group
          className={joinClasses(
            CONTROL_BOX,
            'flex items-stretch overflow-hidden p-0 px-0! focus-within:border-accent',
            words.error ? 'border-danger' : null,
          )}
        >
          <BaseNumberField.Input
            placeholder={placeholder}
            autoFocus={autoFocus}
            className="tabular w-full min-w-0 bg-transparent px-2 outline-none placeholder:text-ink-faint"
          />
          {unit ? <span className="self-center pr-1 text-xs whitespace-nowrap text-ink-faint">{unit}</span> : null}
          <BaseNumberField.Decrement aria-label={say('decrease')} className={STEP_BUTTON}>
            <Minus aria-hidden className="size-3" />
          </BaseNumberField.Decrement>
          <BaseNumberField.Increment aria-label={say('increase')} className={STEP_BUTTON}>
            <Plus aria-hidden className="size-3" />
          </BaseNumberField.Increment>
        </BaseNumberField.Group>
      </BaseNumberField.Root>
    </FieldFrame>
  );
}
