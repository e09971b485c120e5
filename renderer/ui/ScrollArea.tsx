import { ScrollArea as BaseScrollArea } from '@base-ui/react/scroll-area';
import type { ReactNode, Ref } from 'react';
import { joinClasses } from './joinClasses.ts';

/** A place that scrolls, with quiet bars that take no room. `viewportRef` for virtual lists. */
export function ScrollArea({
  children,
  className,
  viewportRef,
  label,
}: {
  readonly children: ReactNode;
  readonly className?: string;
  readonly viewportRef?: Ref<HTMLDivElement>;
  /** Named when it can be scrolled by keyboard and holds nothing that takes the focus. */
  readonly label?: string;
}) {
  return (
    <BaseScrollArea.Root className={joinClasses('relative min-h-0 min-w-0', className)}>
      <BaseScrollArea.Viewport
        ref={viewportRef}
        {...(label ? { role: 'region', 'aria-label': label } : {})}
        className="base-ui-disable-scrollbar size-full overscroll-contain focus-visible:-outline-offset-2"
      >
        {/* relative: what is hidden for the eye only (sr-only) must scroll with the rest, not hang out of the panel. */}
        <BaseScrollArea.Content className="relative min-w-0!">{children}</BaseScrollArea.Content>
      </BaseScrollArea.Viewport>
      <Bar orientation="vertical" />
      <Bar orientation="horizontal" />
      <BaseScrollArea.Corner />
    </BaseScrollArea.Root>
  );
}

function Bar({ orientation }: { readonly orientation: 'vertical' | 'horizontal' }) {
  return (
    <BaseScrollArea.Scrollbar
      orientation={orientation}
      className="m-0.5 flex justify-center rounded-full opacity-0 transition-opacity data-hovering:opacity-100 data-scrolling:opacity-100 data-[orientation=horizontal]:h-1.5 data-[orientation=vertical]:w-1.5"
    >
      <BaseScrollArea.Thumb className="rounded-full bg-line-strong data-[orientation=horizontal]:h-full data-[orientation=vertical]:w-full" />
    </BaseScrollArea.Scrollbar>
  );
}
