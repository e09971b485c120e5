import { Field } from '@base-ui/react/field';
import type { ReactNode } from 'react';
import { joinClasses } from './joinClasses.ts';

/** What every field has around its control. */
export interface FieldWords {
  readonly label: string;
  /** The name stays for screen readers, but is not drawn. */
  readonly hideLabel?: boolean;
  /** One sentence under the control. */
  readonly help?: ReactNode;
  /** What is wrong; replaces the help and marks the control. */
  readonly error?: ReactNode;
  /** Right of the label: a reset button, a question mark. */
  readonly aside?: ReactNode;
  /** `stacked`: label above. `inline`: label left, control right. */
  readonly layout?: 'stacked' | 'inline';
  readonly className?: string;
  readonly disabled?: boolean;
}

/** Label, control, help and error in the same order everywhere, tied together for screen readers. */
export function FieldFrame({
  label,
  hideLabel = false,
  help,
  error,
  aside,
  layout = 'stacked',
  className,
  disabled,
  children,
}: FieldWords & { readonly children: ReactNode }) {
  return (
    <Field.Root
      invalid={Boolean(error)}
      disabled={disabled}
      className={joinClasses(
        'grid min-w-0 gap-1',
        layout === 'inline' && !hideLabel && 'grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-3',
        className,
      )}
    >
      <span className={hideLabel ? 'contents' : 'flex min-h-5 min-w-0 items-center justify-between gap-1'}>
        <Field.Label
          className={hideLabel ? 'sr-only' : 'min-w-0 truncate text-sm text-ink-soft data-disabled:opacity-60'}
          title={label}
        >
          {label}
        </Field.Label>
        {aside}
      </span>
      {children}
      {error ? (
        <Field.Error match className="col-span-full text-xs text-danger-ink">
          {error}
        </Field.Error>
      ) : null}
      {help && !error ? (
        <Field.Description className="col-span-full text-xs text-ink-faint">{help}</Field.Description>
      ) : null}
    </Field.Root>
  );
}

/** The box of every control that a person types into. */
export const CONTROL_BOX =
  'h-7 w-full min-w-0 rounded-control border border-line-strong/60 bg-raised px-2 text-sm text-ink transition-colors ' +
  'placeholder:text-ink-faint hover:border-line-strong focus-visible:border-accent focus-visible:outline-offset-0 ' +
  'data-disabled:opacity-50 data-invalid:border-danger';
