import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left';

export interface TooltipProps {
  readonly content: ReactNode;
  readonly shortcut?: string;
  readonly side?: TooltipSide;
  /** The element it belongs to. It must have a name of its own: a tooltip is no label. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A few words beside an element on hover and on keyboard focus. */
export function Tooltip({ content, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <BaseTooltip.Popup className="popup-motion flex max-w-72 items-center gap-2 rounded-control bg-ink px-2 py-1 text-xs text-canvas shadow-popup">
            {content}
            {shortcut ? <Kbd keys={shortcut} inverted /> : null}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
