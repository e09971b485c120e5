import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { uiTexts } from '../texts/uiTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { IconButton } from './IconButton.tsx';
import { joinClasses } from './joinClasses.ts';

export interface DialogProps {
  readonly open: boolean;
  onOpenChange(open: boolean): void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 'sm' | 'md' | 'lg' | 'full';
  /** Where the focus goes first; by default what a person came to do. */
  readonly firstFocus?: () => HTMLElement | null;
  /** For something that must be answered: no closing by a click outside and no cross. Escape still means no. */
  readonly mustAnswer?: boolean;
  /** Nothing in it takes the focus: the text itself does, so that the keyboard can scroll it. */
  readonly textOnly?: boolean;
}

const WIDTHS = { sm: 'w-96', md: 'w-136', lg: 'w-200', full: 'h-[calc(100vh-2rem)] w-[calc(100vw-2rem)]' } as const;

/** A question or a task of its own; the rest of the window waits. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = 'md',
  mustAnswer = false,
  textOnly = false,
  firstFocus,
}: DialogProps) {
  const say = useTexts(uiTexts);
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange} disablePointerDismissal={mustAnswer}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Viewport className="fixed inset-0 z-40 grid place-items-center overflow-y-auto p-4">
          <BaseDialog.Popup
            ref={popup}
            initialFocus={() => firstFocus?.() ?? findFirstFocus(popup.current)}
            className={joinClasses(
              'popup-motion flex max-h-[calc(100vh-2rem)] max-w-full flex-col rounded-panel border border-line bg-raised text-ink shadow-popup outline-none',
              WIDTHS[size],
            )}
          >
            <header className="flex items-start gap-3 px-5 pt-4 pb-3">
              <div className="min-w-0 flex-1">
                <BaseDialog.Title className="text-md font-semibold">{title}</BaseDialog.Title>
                {description ? (
                  <BaseDialog.Description render={<div />} className="mt-1 text-sm text-ink-soft">
                    {description}
                  </BaseDialog.Description>
                ) : null}
              </div>
              {mustAnswer ? null : (
                <BaseDialog.Close render={<IconButton label={say('close')} icon={X} className="-mt-0.5 -mr-2" />} />
              )}
            </header>
            {children ? (
              <div
                // What fills the window scrolls in its own parts.
                className={joinClasses(
                  'min-h-0 flex-1 px-5 pb-4',
                  size === 'full' ? 'flex flex-col' : 'overflow-y-auto',
                )}
                tabIndex={textOnly ? 0 : undefined}
              >
                {children}
              </div>
            ) : null}
            {footer ? (
              <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
            ) : null}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** What a person came to do: the first field, else the first answer, else the dialog itself; never the cross that closes it. */
function findFirstFocus(popup: HTMLElement | null): HTMLElement | null {
  return popup?.querySelector<HTMLElement>('input, textarea, [role="combobox"], footer button') ?? popup;
}
