import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from './joinClasses.ts';

export interface CheckboxProps {
  readonly label: ReactNode;
  /** Its name when the label is not plain words. */
  readonly name?: string;
  readonly hideLabel?: boolean;
  readonly checked: boolean;
  readonly indeterminate?: boolean;
  readonly disabled?: boolean;
  onChange(checked: boolean): void;
  readonly className?: string;
}

/** One of several things that may be on together. */
export function Checkbox({
  label,
  name,
  hideLabel = false,
  checked,
  indeterminate = false,
  disabled,
  onChange,
  className,
}: CheckboxProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control inside brings its own input.
    <label className={joinClasses('flex min-h-6 items-center gap-2 text-sm', disabled && 'opacity-50', className)}>
      <BaseCheckbox.Root
        aria-label={name}
        checked={checked}
        indeterminate={indeterminate}
        disabled={disabled}
        onCheckedChange={onChange}
        className="grid size-4 shrink-0 place-items-center rounded-[4px] border border-line-strong bg-raised text-on-accent transition-colors data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent"
      >
        <BaseCheckbox.Indicator>
          {indeterminate ? (
            <Minus aria-hidden className="size-3" strokeWidth={3} />
          ) : (
            <Check aria-hidden className="size-3" strokeWidth={3} />
          )}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <span className={hideLabel ? 'sr-only' : 'min-w-0'}>{label}</span>
    </label>
  );
}
