import { Field } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { CONTROL_BOX, FieldFrame, type FieldWords } from './FieldFrame.tsx';
import { joinClasses } from './joinClasses.ts';

export interface TextFieldProps extends FieldWords {
  readonly value: string;
  onChange(value: string): void;
  /** Enter or leaving the field. */
  onCommit?(value: string): void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly mono?: boolean;
  readonly multiline?: boolean;
  readonly inputProps?: Omit<ComponentProps<'input'>, 'value' | 'onChange'>;
}

/** A line of text, or several. */
export function TextField({
  value,
  onChange,
  onCommit,
  placeholder,
  autoFocus,
  mono,
  multiline,
  inputProps,
  ...words
}: TextFieldProps) {
  return (
    <FieldFrame {...words}>
      <Field.Control
        value={value}
        placeholder={placeholder}
        autoFocus={autoFocus}
        onValueChange={onChange}
        onBlur={() => onCommit?.(value)}
        render={multiline ? <textarea rows={4} /> : undefined}
        className={joinClasses(CONTROL_BOX, mono && 'font-mono', multiline && 'h-auto py-1.5')}
        {...inputProps}
        onKeyDown={(event) => {
          inputProps?.onKeyDown?.(event as never);
          if (event.key === 'Enter' && !multiline) onCommit?.(value);
        }}
      />
    </FieldFrame>
  );
}
