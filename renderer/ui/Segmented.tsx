import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { LucideIcon } from 'lucide-react';
import { joinClasses } from './joinClasses.ts';
import { Tooltip } from './Tooltip.tsx';

export interface SegmentedOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Shown instead of the words; the words become the tooltip. */
  readonly icon?: LucideIcon;
  readonly disabled?: boolean;
}

export interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly value: V;
  onChange(value: NoInfer<V>): void;
  readonly options: readonly SegmentedOption<NoInfer<V>>[];
  readonly className?: string;
}

/** Two to four choices side by side; a radio group to keyboards and screen readers. */
export function Segmented<V extends string>({ label, value, onChange, options, className }: SegmentedProps<V>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next: V) => onChange(next)}
      className={joinClasses(
        'inline-flex h-7 shrink-0 items-stretch gap-0.5 rounded-control bg-sunken p-0.5',
        className,
      )}
    >
      {options.map(({ value: option, label: words, icon: Icon, disabled }) => {
        const item = (
          <Radio.Root
            key={option}
            value={option}
            disabled={disabled}
            aria-label={words}
            className="flex min-w-6 items-center justify-center rounded-[0.25rem] px-2 text-xs whitespace-nowrap text-ink-soft transition-colors hover:text-ink data-checked:bg-raised data-checked:font-medium data-checked:text-ink data-checked:shadow-card data-disabled:opacity-45"
          >
            {Icon ? <Icon aria-hidden className="size-3.5" /> : words}
          </Radio.Root>
        );
        return Icon ? (
          <Tooltip key={option} content={words}>
            {item}
          </Tooltip>
        ) : (
          item
        );
      })}
    </RadioGroup>
  );
}
