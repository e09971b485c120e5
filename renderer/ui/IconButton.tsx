import { Button as BaseButton } from '@base-ui/react/button';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import type { ControlSize } from './Button.tsx';
import { joinClasses } from './joinClasses.ts';
import { Tooltip, type TooltipSide } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  /** Its name: for the tooltip and for screen readers. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly size?: ControlSize;
  readonly variant?: 'ghost' | 'secondary' | 'primary';
  /** For a button that stays down. */
  readonly pressed?: boolean;
  /** As `Ctrl+Z`, shown in the tooltip. */
  readonly shortcut?: string;
  readonly tooltipSide?: TooltipSide;
}

const SIZES: Record<ControlSize, string> = { sm: 'size-6', md: 'size-7', lg: 'size-9' };
const ICON_SIZES: Record<ControlSize, string> = { sm: 'size-3.5', md: 'size-4', lg: 'size-5' };
const VARIANTS = {
  ghost:
    'text-ink-soft hover:not-data-disabled:bg-hover hover:not-data-disabled:text-ink active:not-data-disabled:bg-pressed',
  secondary: 'border border-line bg-raised text-ink-soft shadow-card hover:not-data-disabled:text-ink',
  primary: 'bg-accent text-on-accent hover:not-data-disabled:bg-accent-hover',
};

/** A button with an icon only; at least 24 × 24. */
export function IconButton({
  label,
  icon: Icon,
  size = 'md',
  variant = 'ghost',
  pressed,
  shortcut,
  tooltipSide,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut} side={tooltipSide}>
      <BaseButton
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        focusableWhenDisabled
        className={joinClasses(
          'inline-grid shrink-0 place-items-center rounded-control transition-colors data-disabled:opacity-40',
          VARIANTS[variant],
          SIZES[size],
          pressed && 'bg-accent-soft text-accent-ink!',
          className,
        )}
        {...rest}
      >
        <Icon aria-hidden className={ICON_SIZES[size]} />
      </BaseButton>
    </Tooltip>
  );
}
