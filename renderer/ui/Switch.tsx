import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { FieldFrame, type FieldWords } from './FieldFrame.tsx';

export interface SwitchProps extends FieldWords {
  readonly checked: boolean;
  onChange(checked: boolean): void;
}

/** On or off, at once. */
export function Switch({ checked, onChange, layout = 'inline', ...words }: SwitchProps) {
  return (
    <FieldFrame layout={layout} {...words}>
      <BaseSwitch.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={words.disabled}
        className="relative flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken p-px transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
      >
        <BaseSwitch.Thumb className="size-4 rounded-full bg-line-strong transition-transform data-checked:translate-x-4 data-checked:bg-on-accent" />
      </BaseSwitch.Root>
    </FieldFrame>
  );
}
