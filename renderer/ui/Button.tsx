import { Button as BaseButton } from '@base-ui/react/button';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { joinClasses } from './joinClasses.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ControlSize = 'sm' | 'md' | 'lg';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** `primary` once a screen: the action that the screen is for. */
  readonly variant?: ButtonVariant;
  readonly size?: ControlSize;
  readonly icon?: LucideIcon;
  readonly type?: 'button' | 'submit';
  /** Keeps the focus while it cannot be pressed, so that keyboard users do not lose their place. */
  readonly focusableWhenDisabled?: boolean;
}

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:not-data-disabled:bg-accent-hover',
  secondary:
    'border border-line bg-raised text-ink shadow-card hover:not-data-disabled:bg-[image:linear-gradient(var(--color-hover),var(--color-hover))]',
  ghost:
    'text-ink-soft hover:not-data-disabled:bg-hover hover:not-data-disabled:text-ink active:not-data-disabled:bg-pressed',
  danger: 'bg-danger text-on-accent hover:not-data-disabled:bg-danger-hover',
};
const SIZES: Record<ControlSize, string> = {
  sm: 'h-6 gap-1 px-2 text-xs',
  md: 'h-7 gap-1.5 px-3 text-sm',
  lg: 'h-9 gap-2 px-4 text-md',
};
const ICON_SIZES: Record<ControlSize, string> = { sm: 'size-3.5', md: 'size-4', lg: 'size-4.5' };

/** A button with words. The words say what it does ("Train 10 epochs"). */
export function Button({
  variant = 'secondary',
  size = 'md',
  icon: Icon,
  className,
  children,
  focusableWhenDisabled = true,
  ...rest
}: ButtonProps) {
  return (
    <BaseButton
      type="button"
      focusableWhenDisabled={focusableWhenDisabled}
      className={joinClasses(
        'inline-flex shrink-0 items-center justify-center rounded-control font-medium whitespace-nowrap transition-colors data-disabled:opacity-45',
        VARIANTS[variant],
        SIZES[size],
        className,
      )}
      {...rest}
    >
      {Icon ? <Icon aria-hidden className={joinClasses('shrink-0', ICON_SIZES[size])} /> : null}
      {children}
    </BaseButton>
  );
}
