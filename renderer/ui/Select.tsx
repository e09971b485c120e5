import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { uiTexts } from '../texts/uiTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { CONTROL_BOX, FieldFrame, type FieldWords } from './FieldFrame.tsx';
import { joinClasses } from './joinClasses.ts';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Beside the label in the list: a swatch, an icon. */
  readonly mark?: ReactNode;
  readonly disabled?: boolean;
}

export interface SelectProps<V extends string> extends FieldWords {
  readonly value: V | null;
  onChange(value: NoInfer<V>): void;
  readonly options: readonly SelectOption<NoInfer<V>>[];
  readonly placeholder?: string;
}

/** One of a few. Arrow keys and typing the first letters work. */
export function Select<V extends string>({ value, onChange, options, placeholder, ...words }: SelectProps<V>) {
  const say = useTexts(uiTexts);
  // Base UI takes an empty text for no value at all; here it is an option like any other ("the last column").
  const shown = options.find((option) => option.value === value)?.label;
  return (
    <FieldFrame {...words}>
      <BaseSelect.Root
        items={options}
        value={value}
        disabled={words.disabled}
        onValueChange={(next) => {
          if (next !== null) onChange(next);
        }}
      >
        <BaseSelect.Trigger className={joinClasses(CONTROL_BOX, 'flex items-center justify-between gap-1 text-left')}>
          <span className="min-w-0 truncate data-placeholder:text-ink-faint">
            <BaseSelect.Value>{shown ?? placeholder ?? say('chooseOne')}</BaseSelect.Value>
          </span>
          <BaseSelect.Icon>
            <ChevronDown aria-hidden className="size-3.5 text-ink-faint" />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
        <BaseSelect.Portal>
          <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
            <BaseSelect.Popup className="popup-motion max-h-[min(24rem,var(--available-height))] min-w-[var(--anchor-width)] overflow-y-auto rounded-card border border-line bg-raised p-1 text-ink shadow-popup outline-none">
              <BaseSelect.List>
                {options.map((option) => (
                  <BaseSelect.Item
                    key={option.value}
                    value={option.value}
                    disabled={option.disabled}
                    className="flex h-7 items-center gap-2 rounded-control pr-3 pl-2 text-sm outline-none data-disabled:opacity-45 data-highlighted:bg-hover"
                  >
                    <span className="grid w-4 place-items-center">
                      <BaseSelect.ItemIndicator>
                        <Check aria-hidden className="size-3.5 text-accent-ink" />
                      </BaseSelect.ItemIndicator>
                    </span>
                    {option.mark}
                    <BaseSelect.ItemText className="truncate">{option.label}</BaseSelect.ItemText>
                  </BaseSelect.Item>
                ))}
              </BaseSelect.List>
            </BaseSelect.Popup>
          </BaseSelect.Positioner>
        </BaseSelect.Portal>
      </BaseSelect.Root>
    </FieldFrame>
  );
}
