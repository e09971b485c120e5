import { CircleDot } from 'lucide-react';

/** The format that is chosen. There is one so far: it is shown as chosen, not as a choice that nobody has. */
export function FormatCard({ title, description }: { readonly title: string; readonly description: string }) {
  return (
    <div className="flex items-start gap-3 rounded-card border border-accent bg-accent-soft p-3">
      <CircleDot aria-hidden className="mt-0.5 size-4 text-accent-ink" />
      <div>
        <p className="text-sm font-medium">{title}</p>
        <p className="text-sm text-ink-soft">{description}</p>
      </div>
    </div>
  );
}
