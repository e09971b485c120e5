import { Progress } from '@base-ui/react/progress';
import { uiTexts } from '../texts/uiTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { joinClasses } from './joinClasses.ts';

export interface ProgressBarProps {
  /** What is going on, for screen readers. */
  readonly label: string;
  /** From 0 to 1; null when the end is not known. */
  readonly value: number | null;
  /** In words: "epoch 3 of 10". */
  readonly valueText?: string;
  readonly tone?: 'accent' | 'success' | 'warning' | 'danger';
  readonly className?: string;
}

const TONES = {
  accent: 'bg-accent text-accent',
  success: 'bg-success text-success',
  warning: 'bg-warning text-warning',
  danger: 'bg-danger text-danger',
} as const;

/** How far something is. */
export function ProgressBar({ label, value, valueText, tone = 'accent', className }: ProgressBarProps) {
  const say = useTexts(uiTexts);
  return (
    <Progress.Root
      value={value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10}
      aria-label={label}
      getAriaValueText={(formatted) => valueText ?? (value === null ? say('inProgress') : formatted)}
      className={joinClasses('h-1.5 min-w-12', className)}
    >
      <Progress.Track className="h-full overflow-hidden rounded-full bg-pressed">
        <Progress.Indicator
          className={joinClasses(
            'h-full rounded-full',
            TONES[tone],
            value === null && 'stripes w-full bg-transparent!',
          )}
        />
      </Progress.Track>
    </Progress.Root>
  );
}
