import { Ellipsis, FolderSearch, LocateFixed, PencilLine, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { RunSummary } from '../../shared/run/runRecord.ts';
import { studio } from '../bridge/studio.ts';
import { canvasControl } from '../stores/canvasControl.ts';
import { deleteRun, isActive, renameRun, showRun, toggleOverlay } from '../stores/runsStore.ts';
import { announce, select } from '../stores/viewStore.ts';
import { runsTexts } from '../texts/runsTexts.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { seriesColour } from '../theme/colours.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { describeError, describeFailure } from '../ui/describeError.ts';
import { formatDuration, formatMetric, formatMoment } from '../ui/formatValues.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { joinClasses } from '../ui/joinClasses.ts';
import { Menu } from '../ui/Menu.tsx';
import { nameMetric } from '../ui/metricNames.ts';
import { isInterrupted, RunStateMark } from '../ui/RunStateMark.tsx';
import { TextField } from '../ui/TextField.tsx';
import { showToast } from '../ui/toastManager.ts';
import { ContinueDialog } from './ContinueDialog.tsx';

interface RunRowProps {
  readonly run: RunSummary;
  /** Among the hues of charts. */
  readonly place: number;
  readonly isCurrent: boolean;
  readonly isDrawn: boolean;
  readonly parentName: string | null;
}

/** One run: what it is, how it went, and everything that can be done with it. */
export function RunRow({ run, place, isCurrent, isDrawn, parentName }: RunRowProps) {
  const say = useTexts(runsTexts);
  const { language } = useSpeech();
  const [asking, setAsking] = useState<'delete' | 'continue' | null>(null);
  const [name, setName] = useState<string | null>(null);
  const { info, state } = run;
  const active = isActive(state.state);

  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      showToast({ tone: 'danger', title: say('actionFailed'), description: describeError(error, language) });
      return false;
    }
  };
  const commitName = () => {
    const wanted = name?.trim() ?? '';
    setName(null);
    if (wanted !== '' && wanted !== info.name) void attempt(() => renameRun(info.id, wanted));
  };

  return (
    <article
      className={joinClasses(
        'rounded-card border px-2 py-1.5',
        isCurrent ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-hover',
      )}
      data-testid={`run-${info.id}`}
    >
      <div className="flex min-w-0 items-center gap-1.5">
        <Checkbox
          label={say('draw', { name: info.name })}
          hideLabel
          checked={isDrawn}
          disabled={isCurrent}
          onChange={() => void toggleOverlay(info.id)}
        />
        <span
          aria-hidden="true"
          className="size-2.5 shrink-0 rounded-full"
          style={{ background: isDrawn ? seriesColour(place) : 'var(--color-line-strong)' }}
        />
        {name === null ? (
          <button
            type="button"
            aria-current={isCurrent}
            aria-label={say('show', { name: info.name })}
            onClick={() => void attempt(() => showRun(info.id))}
            onDoubleClick={() => setName(info.name)}
            className="min-h-6 min-w-0 flex-1 truncate rounded-control text-left text-sm font-medium"
            title={info.name}
          >
            {info.name}
          </button>
        ) : (
          <TextField
            label={say('renameLabel')}
            hideLabel
            autoFocus
            value={name}
            onChange={setName}
            onCommit={commitName}
            className="flex-1"
            inputProps={{
              maxLength: 500,
              onFocus: (event) => event.currentTarget.select(),
              onKeyDown: (event) => {
                if (event.key === 'Escape') setName(null);
              },
            }}
          />
        )}
        <Menu
          align="end"
          trigger={<IconButton icon={Ellipsis} size="sm" label={say('actions', { name: info.name })} />}
          entries={[
            { id: 'rename', label: say('rename'), icon: PencilLine, onSelect: () => setName(info.name) },
            {
              id: 'continue',
              label: say('continue'),
              icon: RotateCw,
              disabled: active,
              onSelect: () => setAsking('continue'),
            },
            {
              id: 'folder',
              label: say('showInFolder'),
              icon: FolderSearch,
              onSelect: () => void attempt(() => studio.call('showInFolder', { path: run.folder })),
            },
            { type: 'separator', id: 'line' },
            {
              id: 'delete',
              label: say('delete'),
              icon: Trash2,
              danger: true,
              disabled: active,
              onSelect: () => setAsking('delete'),
            },
          ]}
        />
      </div>
      <RunFacts run={run} parentName={parentName} />
      {isInterrupted(state) ? (
        <Interruption run={run} onContinue={() => setAsking('continue')} />
      ) : state.state === 'failed' ? (
        <Failure run={run} />
      ) : null}
      <ConfirmDialog
        open={asking === 'delete'}
        onOpenChange={(open) => {
          if (!open) setAsking(null);
        }}
        title={say('deleteTitle', { name: info.name })}
        description={say('deleteBody')}
        confirmLabel={say('deleteConfirm')}
        danger
        onConfirm={() =>
          void attempt(() => deleteRun(info.id)).then((gone) => gone && announce(say('deleted', { name: info.name })))
        }
      />
      {asking === 'continue' ? <ContinueDialog run={run} onClose={() => setAsking(null)} /> : null}
    </article>
  );
}

function RunFacts({ run, parentName }: { readonly run: RunSummary; readonly parentName: string | null }) {
  const say = useTexts(runsTexts);
  const sayTraining = useTexts(trainingTexts);
  const { language, number } = useSpeech();
  const { info, state } = run;
  const engine =
    state.engine === null
      ? null
      : state.engine.backend === 'cpu'
        ? say('engineCpu')
        : say('engineNative', {
            executor: sayTraining(state.engine.executor === 'graph' ? 'executorGraph' : 'executorLayers'),
            version: state.engine.tensorflow ?? '',
          });
  return (
    <div className="tabular flex flex-col gap-0.5 pl-6 text-xs text-ink-soft">
      <div className="flex items-center justify-between gap-2">
        <RunStateMark state={state.state} failure={state.failure} />
        <span>{say('epochs', { epoch: number(state.epoch), epochs: number(state.epochs) })}</span>
      </div>
      {state.best ? (
        <div className="flex justify-between gap-2 text-ink" title={say('bestAt', { epoch: number(state.best.epoch) })}>
          <span className="truncate">{nameMetric(state.best.metric, sayTraining)}</span>
          <span className="font-medium">{formatMetric(state.best.metric, state.best.value, language)}</span>
        </div>
      ) : null}
      <div className="flex justify-between gap-2 text-ink-faint">
        <span className="truncate">{formatMoment(info.createdAt, language)}</span>
        <span>{formatDuration(state.trainedMs)}</span>
      </div>
      {engine ? <span className="truncate text-ink-faint">{engine}</span> : null}
      {parentName ? (
        <span className="truncate text-ink-faint">{say('continuedFrom', { name: parentName })}</span>
      ) : null}
    </div>
  );
}

/** Nothing is wrong with the run: it says so calmly, and offers to go on. */
function Interruption({ run, onContinue }: { readonly run: RunSummary; readonly onContinue: () => void }) {
  const say = useTexts(runsTexts);
  const { language } = useSpeech();
  const { failure } = run.state;
  if (!failure) return null;
  return (
    <div
      role="note"
      aria-label={say('whyInterrupted')}
      className="mt-1 ml-6 rounded-control bg-warning-soft p-2 text-xs"
    >
      <p className="text-warning-ink" data-selectable>
        {describeFailure(failure, language)}
      </p>
      <button
        type="button"
        onClick={onContinue}
        className="mt-1 flex min-h-6 items-center gap-1 rounded-control font-medium text-warning-ink hover:underline"
      >
        <RotateCw aria-hidden className="size-3.5" />
        {say('continue')}
      </button>
    </div>
  );
}

function Failure({ run }: { readonly run: RunSummary }) {
  const say = useTexts(runsTexts);
  const { language } = useSpeech();
  const { failure } = run.state;
  if (!failure) return null;
  return (
    <div role="note" aria-label={say('why')} className="mt-1 ml-6 rounded-control bg-danger-soft p-2 text-xs">
      <p className="text-danger-ink" data-selectable>
        {describeFailure(failure, language)}
      </p>
      {failure.node ? (
        <button
          type="button"
          onClick={() => failure.node && showNode(failure.node)}
          className="mt-1 flex min-h-6 items-center gap-1 rounded-control font-medium text-danger-ink hover:underline"
        >
          <LocateFixed aria-hidden className="size-3.5" />
          {say('failedNode')}
        </button>
      ) : null}
    </div>
  );
}

function showNode(node: string): void {
  select([node]);
  canvasControl()?.reveal(node, true);
}
