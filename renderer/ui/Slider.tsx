import { Slider as BaseSlider } from '@base-ui/react/slider';
import { useSpeech } from '../texts/useTexts.ts';
import { joinClasses } from './joinClasses.ts';

export interface SliderProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: number;
  onChange(value: number): void;
  /** When the pointer lets go or a key was pressed. */
  onCommit?(value: number): void;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly format?: Intl.NumberFormatOptions;
  readonly className?: string;
}

/** A number from a range, by feel. */
export function Slider({
  label,
  hideLabel = false,
  value,
  onChange,
  onCommit,
  min,
  max,
  step,
  format,
  className,
}: SliderProps) {
  const { language } = useSpeech();
  return (
    <BaseSlider.Root
      value={value}
      onValueChange={onChange}
      onValueCommitted={onCommit}
      min={min}
      max={max}
      step={step}
      locale={language === 'zh' ? 'zh-CN' : 'en'}
      format={format}
      className={joinClasses('flex items-center gap-2', className)}
    >
      <BaseSlider.Label className={hideLabel ? 'sr-only' : 'text-xs whitespace-nowrap text-ink-soft'}>
        {label}
      </BaseSlider.Label>
      <BaseSlider.Control className="flex h-6 min-w-16 flex-1 touch-none items-center px-2">
        <BaseSlider.Track className="h-1 w-full rounded-full bg-line-strong/50">
          <BaseSlider.Indicator className="rounded-full bg-accent" />
          <BaseSlider.Thumb
            aria-label={label}
            className="size-3.5 rounded-full border border-accent bg-raised has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus"
          />
        </BaseSlider.Track>
      </BaseSlider.Control>
      <BaseSlider.Value className="tabular w-7 text-right text-xs text-ink-soft" />
    </BaseSlider.Root>
  );
}
