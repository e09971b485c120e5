import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from './joinClasses.ts';

/** A place with nothing in it yet: what will be here, and exactly one next step. */
export function EmptyState({
  icon: Icon,
  title,
  description,
  action,
  className,
}: {
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly description?: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}) {
  return (
    <div
      className={joinClasses(
        'flex h-full min-h-32 flex-col items-center justify-center gap-1 p-6 text-center',
        className,
      )}
    >
      {Icon ? <Icon aria-hidden strokeWidth={1.5} className="mb-2 size-7 text-ink-faint" /> : null}
      <p className="text-sm font-semibold text-ink">{title}</p>
      {description ? <p className="max-w-88 text-sm text-ink-soft">{description}</p> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
