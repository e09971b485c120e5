import { Popover as BasePopover } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { joinClasses } from './joinClasses.ts';

export interface PopoverProps {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly title?: string;
  readonly children: ReactNode;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly align?: 'start' | 'center' | 'end';
  readonly open?: boolean;
  onOpenChange?(open: boolean): void;
  readonly className?: string;
}

/** A small surface beside a button, for a few settings or an explanation. */
export function Popover({
  trigger,
  title,
  children,
  side = 'bottom',
  align = 'center',
  open,
  onOpenChange,
  className,
}: PopoverProps) {
  return (
    <BasePopover.Root open={open} onOpenChange={onOpenChange}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="z-50">
          <BasePopover.Popup
            className={joinClasses(
              'popup-motion max-w-96 rounded-card border border-line bg-raised p-3 text-sm text-ink shadow-popup outline-none',
              className,
            )}
          >
            {title ? <BasePopover.Title className="mb-2 text-sm font-semibold">{title}</BasePopover.Title> : null}
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
