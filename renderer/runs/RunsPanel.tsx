import { useVirtualizer } from '@tanstack/react-virtual';
import { History, Play } from 'lucide-react';
import { useRef } from 'react';
import { scaled } from '../charts/useThemeKey.ts';
import { pressRun } from '../stores/runActions.ts';
import { loadRuns, useRunsStore } from '../stores/runsStore.ts';
import { runsTexts } from '../texts/runsTexts.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { RunRow } from './RunRow.tsx';

/** All runs of the open project, newest first. Only those in sight are drawn, so thousands are as quick as ten. */
export function RunsPanel() {
  const say = useTexts(runsTexts);
  const sayTraining = useTexts(trainingTexts);
  const runs = useRunsStore((state) => state.runs);
  const loading = useRunsStore((state) => state.loading);
  const error = useRunsStore((state) => state.error);
  const documentId = useRunsStore((state) => state.documentId);
  const current = useRunsStore((state) => state.current);
  const overlays = useRunsStore((state) => state.overlays);
  const places = useRunsStore((state) => state.places);
  const viewport = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: runs.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => scaled(84),
    getItemKey: (index) => runs[index]?.info.id ?? index,
    overscan: 6,
  });
  if (error && runs.length === 0) {
    return (
      <FailedState
        title={say('loadFailed')}
        error={error}
        action={<Button onClick={() => void loadRuns(documentId)}>{say('tryAgain')}</Button>}
      />
    );
  }
  if (runs.length === 0) {
    return loading ? (
      <EmptyState icon={History} title={say('loading')} />
    ) : (
      <EmptyState
        icon={History}
        title={say('empty')}
        description={say('emptyHint')}
        action={
          <Button icon={Play} onClick={() => void pressRun()}>
            {sayTraining('trainPlain')}
          </Button>
        }
      />
    );
  }
  return (
    <div ref={viewport} className="h-full overflow-y-auto px-2 pb-2" data-testid="runs">
      <ul aria-label={say('list')} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const run = runs[item.index];
          if (!run) return null;
          return (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              aria-setsize={runs.length}
              aria-posinset={item.index + 1}
              className="absolute top-0 left-0 w-full pb-1"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <RunRow
                run={run}
                place={places[run.info.id] ?? 0}
                isCurrent={run.info.id === current}
                isDrawn={run.info.id === current || overlays.has(run.info.id)}
                parentName={runs.find((one) => one.info.id === run.info.parent)?.info.name ?? null}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
