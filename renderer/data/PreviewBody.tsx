import { Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Preview } from '../../shared/ipc/dataContract.ts';
import { ProblemCard } from '../parts/ProblemCard.tsx';
import { dataTexts } from '../texts/dataTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { joinClasses } from '../ui/joinClasses.ts';
import type { PreviewReading } from './usePreview.ts';

/** What a preview shows around its rows: reading, failed, nothing yet, problems; and the rows as `children` draws them. */
export function PreviewBody({
  reading,
  children,
}: {
  readonly reading: PreviewReading;
  readonly children: (preview: Preview) => ReactNode;
}) {
  const say = useTexts(dataTexts);
  const { preview, loading, error, again } = reading;
  if (error) {
    return (
      <FailedState
        title={say('failed')}
        error={error}
        action={
          <Button size="sm" onClick={again}>
            {say('again')}
          </Button>
        }
      />
    );
  }
  if (!preview) return <EmptyState icon={Table2} title={say(loading ? 'loading' : 'notReady')} />;
  return (
    <div
      aria-busy={loading}
      className={joinClasses('flex flex-col gap-3 transition-opacity', loading && 'opacity-60')}
      data-testid="preview"
    >
      {preview.problems.length > 0 ? (
        <section aria-label={say('problems')} className="flex flex-col gap-1">
          {preview.problems.map((problem, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only ever replaced as a whole.
            <ProblemCard key={place} problem={problem} />
          ))}
        </section>
      ) : null}
      {preview.sample.length === 0 && preview.problems.length > 0 ? (
        <p className="text-sm text-ink-soft">{say('notReadyHint')}</p>
      ) : (
        children(preview)
      )}
    </div>
  );
}
