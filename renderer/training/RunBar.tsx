import { Pause, Play, Square } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { EngineInfo, MetricPoint, RunSummary } from '../../shared/run/runRecord.ts';
import { studio } from '../bridge/studio.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { pressPause, pressRun, pressStop } from '../stores/runActions.ts';
import { activeRun, currentRun, useRunsStore } from '../stores/runsStore.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { type Say, useSpeech, useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { formatDuration } from '../ui/formatValues.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { isInterrupted, RunStateMark } from '../ui/RunStateMark.tsx';
import { EngineBadge } from './EngineBadge.tsx';
import { estimateTimeLeft, progressOf } from './estimateTime.ts';
import { plannedEpochs } from './plannedEpochs.ts';

/** How long the stop button is held to mean "at once". */
const HOLD_MS = 900;
const NO_POINTS: readonly MetricPoint[] = [];

/** Start, hold and stop the training, and see how far it is. Lies in the middle of the top bar. */
export function RunBar() {
  const say = useTexts(trainingTexts);
  const active = useRunsStore(activeRun);
  const current = useRunsStore(currentRun);
  const starting = useRunsStore((state) => state.starting);
  const document = useDocumentStore((state) => state.document);
  const epochs = useMemo(() => plannedEpochs(document), [document]);
  const engine = useEngine();
  const run = active ?? current;
  return (
    <section aria-label={say('runBar')} className="@container flex min-w-0 flex-1 justify-center" data-testid="run-bar">
      <div className="flex min-w-0 items-center gap-2.5">
        {active ? (
          <RunControls run={active} />
        ) : (
          <Button
            variant="primary"
            icon={Play}
            disabled={starting}
            onClick={() => void pressRun()}
            title="Ctrl+Enter"
            data-testid="run"
          >
            {starting ? say('starting') : epochs === null ? say('trainPlain') : say('train', { count: epochs })}
          </Button>
        )}
        {run ? <RunProgressLine run={run} /> : null}
        <EngineBadge engine={run?.state.engine ?? engine} />
      </div>
    </section>
  );
}

function RunControls({ run }: { readonly run: RunSummary }) {
  const say = useTexts(trainingTexts);
  const { state } = run.state;
  const held = useRef<ReturnType<typeof setTimeout>>(undefined);
  const forced = useRef(false);
  const paused = state === 'paused';
  useEffect(() => () => clearTimeout(held.current), []);
  return (
    <div className="flex items-center gap-1">
      <IconButton
        icon={paused ? Play : Pause}
        variant="secondary"
        label={paused ? say('resume') : say('pause')}
        disabled={state !== 'training' && !paused}
        onClick={() => void pressPause()}
        data-testid="pause"
      />
      <IconButton
        icon={Square}
        variant="secondary"
        label={state === 'stopping' ? say('stopNow') : say('stop')}
        className={state === 'stopping' ? 'text-danger-ink!' : undefined}
        aria-description={say('stopHold')}
        onPointerDown={() => {
          forced.current = false;
          held.current = setTimeout(() => {
            forced.current = true;
            void pressStop(true);
          }, HOLD_MS);
        }}
        onPointerUp={() => clearTimeout(held.current)}
        onPointerLeave={() => clearTimeout(held.current)}
        onClick={() => {
          clearTimeout(held.current);
          // The hold has already stopped it.
          if (!forced.current) void pressStop();
          forced.current = false;
        }}
        data-testid="stop"
      />
    </div>
  );
}

function RunProgressLine({ run }: { readonly run: RunSummary }) {
  const say = useTexts(trainingTexts);
  const { number } = useSpeech();
  const points = useRunsStore((store) => store.logs[run.info.id]) ?? NO_POINTS;
  const work = useRunsStore((store) => store.progress[run.info.id]);
  const { state } = run;
  const last = points.at(-1);
  // State events are rare, points come ten times a second: whichever knows more.
  const step = Math.max(state.step, last?.step ?? 0);
  const epoch = Math.max(state.epoch, last?.epoch ?? 0);
  const done = { ...state, step };
  const running = state.state === 'training' || state.state === 'paused' || state.state === 'stopping';
  const left = running ? estimateTimeLeft(done, points) : null;
  const inEpoch =
    state.stepsPerEpoch > 0 ? step - Math.max(0, Math.ceil(step / state.stepsPerEpoch) - 1) * state.stepsPerEpoch : 0;
  const preparing = state.state === 'preparing';
  const whole = preparing
    ? work && work.total > 0
      ? work.done / work.total
      : null
    : state.state === 'finished'
      ? 1
      : progressOf(done);
  const epochWords = say('epochOf', { epoch: number(epoch), epochs: number(state.epochs) });
  return (
    <>
      <div className="flex w-44 min-w-0 shrink flex-col gap-1 @min-[44rem]:w-76" data-testid="run-progress">
        <div className="tabular flex items-center justify-between gap-2 text-xs whitespace-nowrap text-ink-soft">
          <RunStateMark state={state.state} failure={state.failure} />
          {preparing ? (
            <span className="truncate text-ink-faint">{work ? nameStage(work.stage, say) : ''}</span>
          ) : (
            <span className="truncate" title={epochWords}>
              {say('epochShort', { epoch: number(epoch), epochs: number(state.epochs) })}
              {running && state.stepsPerEpoch > 0 ? (
                <span className="hidden text-ink-faint @min-[44rem]:inline">
                  {' · '}
                  {say('batchOf', { step: number(inEpoch), steps: number(state.stepsPerEpoch) })}
                </span>
              ) : null}
            </span>
          )}
        </div>
        <ProgressBar
          label={say('progress')}
          value={whole}
          valueText={preparing ? undefined : epochWords}
          tone={
            isInterrupted(state)
              ? 'warning'
              : state.state === 'failed'
                ? 'danger'
                : state.state === 'paused'
                  ? 'warning'
                  : 'accent'
          }
          className="h-1!"
        />
        {running ? (
          <ProgressBar
            label={say('epochProgress')}
            value={state.stepsPerEpoch > 0 ? inEpoch / state.stepsPerEpoch : 0}
            className="-mt-0.5 h-0.5!"
          />
        ) : null}
      </div>
      <span className="tabular hidden shrink-0 flex-col text-xs whitespace-nowrap text-ink-soft @min-[26rem]:flex">
        {running ? (
          <>
            <span>{left === null ? '–' : say('left', { time: formatDuration(left) })}</span>
            <span className="text-ink-faint">
              {last ? say('samplesPerSecond', { count: number(Math.round(last.samplesPerSecond)) }) : ' '}
            </span>
          </>
        ) : preparing ? null : (
          <span>{say('took', { time: formatDuration(state.trainedMs) })}</span>
        )}
      </span>
    </>
  );
}

/** What goes on before the first epoch; '' for work that has no words here. */
function nameStage(stage: string, say: Say<(typeof trainingTexts)['record']>): string {
  switch (stage) {
    case 'reading':
    case 'checking':
    case 'learning':
      return say(stage);
    case 'preparing':
      return say('readying');
    default:
      return '';
  }
}

/** The engine that a run would have; null until main has told, or when it cannot tell before a run. */
function useEngine(): EngineInfo | null {
  const [engine, setEngine] = useState<EngineInfo | null>(null);
  useEffect(() => {
    let here = true;
    // Without an answer there is no badge; the run itself says later what executed it.
    studio.call('getAppInfo', {}).then(
      (info) => here && setEngine(info.engine),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  return engine;
}
