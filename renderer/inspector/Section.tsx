import type { ReactNode } from 'react';

/** One part of the inspector under a heading. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={title} className="border-t border-line px-4 py-3">
      <div className="mb-2 flex min-h-5 items-center justify-between">
        <h3 className="text-xs font-semibold text-ink-faint">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
