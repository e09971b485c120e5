import { CircleAlert, CircleCheck, FolderSearch, PackageCheck } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../shared/ipc/studioContract.ts';
import { studio } from '../bridge/studio.ts';
import { RunSelect } from '../parts/RunSelect.tsx';
import { clearProgress, currentRun, useRunsStore } from '../stores/runsStore.ts';
import { announce, useViewStore } from '../stores/viewStore.ts';
import { exportTexts } from '../texts/exportTexts.ts';
import { uiTexts } from '../texts/uiTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { describeError } from '../ui/describeError.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatDifference } from '../ui/formatValues.ts';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { FormatChoice } from './FormatChoice.tsx';

type Exported = NonNullable<CallOutput<StudioContract, 'exportRun'>>;
type Outcome =
  | { readonly type: 'idle' }
  | { readonly type: 'working' }
  | { readonly type: 'done'; readonly exported: Exported }
  | { readonly type: 'failed'; readonly error: unknown };

/** Writes the shown run's model for use elsewhere, with the proof that it still gives the same answers. */
export function ExportDialog() {
  const open = useViewStore((state) => state.overlay === 'export');
  // Made anew each time it opens, so that an old outcome is never shown as a new one.
  return open ? <OpenDialog /> : null;
}

function OpenDialog() {
  const say = useTexts(exportTexts);
  const sayUi = useTexts(uiTexts);
  const { language } = useSpeech();
  const run = useRunsStore(currentRun);
  const progress = useRunsStore((state) => (run ? state.progress[run.info.id] : undefined));
  const [outcome, setOutcome] = useState<Outcome>({ type: 'idle' });
  const [format, setFormat] = useState('tfjs');
  const choose = (chosen: string) => {
    setFormat(chosen);
    setOutcome({ type: 'idle' });
  };
  const hasModel = run !== null && run.state.epoch > 0;
  const working = outcome.type === 'working';
  const close = () => useViewStore.setState({ overlay: null });
  const start = async () => {
    if (!run) return;
    setOutcome({ type: 'working' });
    try {
      const exported = await studio.call('exportRun', { run: run.info.id, format, out: null });
      setOutcome(exported ? { type: 'done', exported } : { type: 'idle' });
      if (exported) announce(say('done'));
    } catch (error) {
      setOutcome({ type: 'failed', error });
    } finally {
      clearProgress(run.info.id);
    }
  };
  return (
    <Dialog
      open
      // A writing that is under way goes on; only its dialog would be gone.
      onOpenChange={(next) => {
        if (!next && !working) close();
      }}
      title={say('title')}
      description={say('description')}
      footer={
        outcome.type === 'done' ? (
          <>
            <Button
              icon={FolderSearch}
              onClick={() => void studio.call('showInFolder', { path: outcome.exported.out })}
            >
              {say('showInFolder')}
            </Button>
            <Button variant="primary" onClick={close}>
              {say('close')}
            </Button>
          </>
        ) : (
          <>
            <Button disabled={working} onClick={close}>
              {sayUi('cancel')}
            </Button>
            <Button
              variant="primary"
              icon={PackageCheck}
              disabled={!hasModel || working}
              onClick={() => void start()}
              data-testid="export"
            >
              {say('choose')}
            </Button>
          </>
        )
      }
    >
      {!run || !hasModel ? (
        <EmptyState icon={PackageCheck} title={say('noModel')} description={say('noModelHint')} />
      ) : (
        <div className="flex flex-col gap-4">
          <div className="flex flex-col gap-1">
            <span className="text-sm text-ink-soft">{say('run')}</span>
            <RunSelect run={run} />
          </div>
          <FormatChoice value={format} disabled={working} onChange={choose} />
          {working ? (
            <div role="status" className="flex flex-col gap-1.5">
              <span className="text-sm text-ink-soft">{say('working')}</span>
              <ProgressBar
                label={say('working')}
                value={progress && progress.total > 0 ? progress.done / progress.total : null}
              />
            </div>
          ) : null}
          {outcome.type === 'done' ? <Proof exported={outcome.exported} /> : null}
          {outcome.type === 'failed' ? (
            <div role="alert" className="flex gap-2 rounded-card bg-danger-soft p-3 text-sm text-danger-ink">
              <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
              <div data-selectable>
                <p className="font-semibold">{say('failed')}</p>
                <p>{describeError(outcome.error, language)}</p>
              </div>
            </div>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}

function scrollIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function Proof({ exported }: { readonly exported: Exported }) {
  const say = useTexts(exportTexts);
  const { language, number } = useSpeech();
  return (
    <div
      role="status"
      // Below six formats it would be out of sight, and it is what the export was waited for.
      ref={scrollIntoSight}
      className="flex gap-2 rounded-card bg-success-soft p-3 text-sm"
      data-testid="export-proof"
    >
      <CircleCheck aria-hidden className="mt-px size-4 shrink-0 text-success-ink" />
      <div className="flex min-w-0 flex-col gap-1" data-selectable>
        <p className="font-semibold text-success-ink">{say('done')}</p>
        <p>
          {exported.maxDifference === null
            ? say(exported.proof === 'figures' ? 'figures' : 'checked')
            : say('proof', {
                count: exported.rows,
                rows: number(exported.rows),
                difference:
                  exported.maxDifference === 0 ? say('exact') : formatDifference(exported.maxDifference, language),
              })}
        </p>
        <p className="font-mono text-xs break-all text-ink-soft">{exported.out}</p>
        <p className="text-xs text-ink-soft">
          {say('files')}: {exported.files.join(', ')}
        </p>
      </div>
    </div>
  );
}
