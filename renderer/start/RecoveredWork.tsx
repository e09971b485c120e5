import { LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import { studio } from '../bridge/studio.ts';
import { recoverProject } from '../stores/project.ts';
import { startTexts } from '../texts/startTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { describeError } from '../ui/describeError.ts';
import { formatAgo } from '../ui/formatValues.ts';
import { showToast } from '../ui/toastManager.ts';
import type { Recoverable } from './useStartData.ts';

/** Work of sessions that ended without being closed: offered back before anything else. */
export function RecoveredWork({ works, onChange }: { readonly works: readonly Recoverable[]; onChange(): void }) {
  const say = useTexts(startTexts);
  const { language, number } = useSpeech();
  const [asked, setAsked] = useState<Recoverable | null>(null);
  return (
    <section
      aria-labelledby="recovered"
      className="flex flex-col gap-1 rounded-panel border border-line bg-surface p-4 shadow-card"
      data-testid="recovered"
    >
      <div className="flex items-center gap-2">
        <LifeBuoy aria-hidden className="size-4.5 text-warning-ink" />
        <h2 id="recovered" className="text-md font-semibold">
          {say('recovered')}
        </h2>
        <p className="text-sm text-ink-soft">{say('recoveredHint')}</p>
      </div>
      <ul className="flex flex-col">
        {works.map((work) => (
          <li key={work.session} className="flex items-center gap-3 border-line py-2 not-first:border-t">
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="truncate text-sm font-medium">{work.name}</span>
              <span className="text-xs text-ink-faint">
                {say('recoveredLine', { count: work.edits, when: formatAgo(work.editedAt, language) })}
                {' · '}
                {say('size', { nodes: number(work.nodes) })}
              </span>
            </span>
            <Button
              variant="ghost"
              aria-label={say('discardNamed', { name: work.name })}
              onClick={() => setAsked(work)}
            >
              {say('discard')}
            </Button>
            <Button
              variant="primary"
              aria-label={say('restoreNamed', { name: work.name })}
              onClick={() => void recoverProject(work.session)}
            >
              {say('restore')}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null);
        }}
        title={say('discardTitle', { name: asked?.name ?? '' })}
        description={say('discardBody')}
        confirmLabel={say('discardConfirm')}
        danger
        onConfirm={() => {
          if (!asked) return;
          studio.call('discardRecoverable', { session: asked.session }).then(onChange, (error: unknown) => {
            showToast({ tone: 'danger', title: say('discard'), description: describeError(error, language) });
          });
        }}
      />
    </section>
  );
}
