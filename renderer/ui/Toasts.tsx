import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import { uiTexts } from '../texts/uiTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { joinClasses } from './joinClasses.ts';
import type { ToastData, ToastTone } from './toastManager.ts';

const ICONS: Record<ToastTone, LucideIcon> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
};
const INKS: Record<ToastTone, string> = {
  info: 'text-info-ink',
  success: 'text-success-ink',
  warning: 'text-warning-ink',
  danger: 'text-danger-ink',
};

/** The corner in which toasts appear. Put it once inside UiProvider. F6 moves the focus there. */
export function Toasts() {
  const say = useTexts(uiTexts);
  return (
    <Toast.Portal>
      <Toast.Viewport
        aria-label={say('notifications')}
        className="fixed right-4 bottom-4 z-50 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2"
      >
        <ToastList />
      </Toast.Viewport>
    </Toast.Portal>
  );
}

function ToastList() {
  const say = useTexts(uiTexts);
  const { toasts } = Toast.useToastManager<ToastData>();
  return toasts.map((toast) => {
    const tone = toast.data?.tone ?? 'info';
    const Icon = ICONS[tone];
    return (
      <Toast.Root
        key={toast.id}
        toast={toast}
        className="popup-motion rounded-card border border-line bg-raised text-ink shadow-popup data-limited:hidden"
      >
        <Toast.Content className="flex items-start gap-3 p-3">
          <Icon aria-hidden className={joinClasses('mt-px size-4 shrink-0', INKS[tone])} />
          <div className="flex min-w-0 flex-1 flex-col gap-0.5" data-selectable>
            <Toast.Title className="text-sm font-semibold break-words" />
            <Toast.Description className="text-sm break-words text-ink-soft" />
            {toast.actionProps ? (
              <Toast.Action className="mt-1.5 h-7 self-start rounded-control px-2 -mx-2 text-sm font-semibold text-accent-ink hover:bg-hover" />
            ) : null}
          </div>
          <Toast.Close
            aria-label={say('dismiss')}
            className="-m-1 grid size-6 shrink-0 place-items-center rounded-control text-ink-faint hover:bg-hover hover:text-ink"
          >
            <X aria-hidden className="size-3.5" />
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    );
  });
}
