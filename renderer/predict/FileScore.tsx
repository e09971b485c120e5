import { FileSpreadsheet, FolderSearch, Images } from 'lucide-react';
import { useState } from 'react';
import { studio } from '../bridge/studio.ts';
import { clearProgress, useRunsStore } from '../stores/runsStore.ts';
import { predictTexts } from '../texts/predictTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { describeError } from '../ui/describeError.ts';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import type { ModelDescription } from './usePrediction.ts';

type Outcome =
  | { readonly type: 'idle' }
  | { readonly type: 'working' }
  | { readonly type: 'done'; readonly out: string; readonly rows: number; readonly dropped: number }
  | { readonly type: 'failed'; readonly error: unknown };

/** Predicts a whole CSV or a folder of images into a results file. */
export function FileScore({ run, model }: { readonly run: string; readonly model: ModelDescription }) {
  const say = useTexts(predictTexts);
  const { language, number } = useSpeech();
  const [outcome, setOutcome] = useState<Outcome>({ type: 'idle' });
  const progress = useRunsStore((state) => state.progress[run]);
  const from = model.input === 'image' ? 'imageFolder' : 'csv';
  const score = async () => {
    setOutcome({ type: 'working' });
    try {
      const scored = await studio.call('predictFile', { run, from, path: null, out: null });
      setOutcome(scored ? { type: 'done', ...scored } : { type: 'idle' });
    } catch (error) {
      setOutcome({ type: 'failed', error });
    } finally {
      clearProgress(run);
    }
  };
  return (
    <section aria-label={say('file')} className="flex h-full flex-col items-start gap-3 overflow-y-auto p-1">
      <div>
        <h3 className="text-sm font-semibold">{say('file')}</h3>
        <p className="max-w-120 text-sm text-ink-soft">{say(from === 'csv' ? 'fileCsvHint' : 'fileFolderHint')}</p>
      </div>
      <Button
        icon={from === 'csv' ? FileSpreadsheet : Images}
        disabled={outcome.type === 'working'}
        onClick={() => void score()}
        data-testid="score-file"
      >
        {say(from === 'csv' ? 'scoreCsv' : 'scoreFolder')}
      </Button>
      {outcome.type === 'working' ? (
        <div className="flex flex-col gap-1" role="status">
          <span className="tabular text-sm text-ink-soft">
            {progress && progress.total > 0
              ? say('scoringOf', { done: number(progress.done), total: number(progress.total) })
              : say('scoring')}
          </span>
          <ProgressBar
            label={say('scoring')}
            value={progress && progress.total > 0 ? progress.done / progress.total : null}
            className="w-72"
          />
        </div>
      ) : null}
      {outcome.type === 'done' ? (
        <div role="status" className="flex flex-col items-start gap-1 rounded-card bg-success-soft p-3 text-sm">
          <p className="font-medium text-success-ink">
            {say('scored', { count: outcome.rows, rows: number(outcome.rows) })}
          </p>
          {outcome.dropped > 0 ? (
            <p>{say('dropped', { count: outcome.dropped, dropped: number(outcome.dropped) })}</p>
          ) : null}
          <p className="font-mono text-xs break-all text-ink-soft" data-selectable>
            {outcome.out}
          </p>
          <Button
            size="sm"
            icon={FolderSearch}
            className="mt-1"
            onClick={() => void studio.call('showInFolder', { path: outcome.out })}
          >
            {say('showInFolder')}
          </Button>
        </div>
      ) : null}
      {outcome.type === 'failed' ? (
        <p role="alert" className="rounded-card bg-danger-soft p-3 text-sm text-danger-ink" data-selectable>
          {describeError(outcome.error, language)}
        </p>
      ) : null}
    </section>
  );
}
