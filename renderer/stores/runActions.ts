import type { Problem } from '../../shared/base/problem.ts';
import type { RunSummary } from '../../shared/run/runRecord.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { sayText } from '../texts/useTexts.ts';
import { describeError } from '../ui/describeError.ts';
import { formatMetric } from '../ui/formatValues.ts';
import { showToast } from '../ui/toastManager.ts';
import { commitGesture, useDocumentStore } from './documentStore.ts';
import {
  activeRun,
  continueRun,
  loadRuns,
  pauseRun,
  resumeRun,
  startRun,
  startRuns,
  stopRun,
  useRunsStore,
} from './runsStore.ts';
import { announce, showDock } from './viewStore.ts';

/** The press on Run: starts one, or shows what stands in its way. */
export async function pressRun(): Promise<void> {
  if (useRunsStore.getState().starting || activeRun(useRunsStore.getState())) return;
  commitGesture();
  const { session, document } = useDocumentStore.getState();
  if (session === '') return;
  const problems = await attempt(() => startRun(session, document));
  if (problems === null) return;
  if (problems.length === 0) showDock('training');
  else refuse(problems);
}

/** Holds the run, or lets it go on. */
export async function pressPause(): Promise<void> {
  const run = activeRun(useRunsStore.getState());
  if (run?.state.state === 'training') await attempt(() => pauseRun(run.info.id));
  else if (run?.state.state === 'paused') await attempt(() => resumeRun(run.info.id));
}

/** Stops the run softly; pressed again while it is stopping (or with `force`), the process ends at once. */
export async function pressStop(force = false): Promise<void> {
  const run = activeRun(useRunsStore.getState());
  if (run) await attempt(() => stopRun(run.info.id, force || run.state.state === 'stopping'));
}

/** Goes on with a run from its last checkpoint until `epochs` in all. */
export async function pressContinue(run: string, epochs: number): Promise<void> {
  if ((await attempt(() => continueRun(run, epochs).then(() => true))) !== null) showDock('training');
}

function refuse(problems: readonly Problem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const words = sayText(trainingTexts, 'blocked', { count: errors });
  announce(words);
  showToast({ title: words, description: sayText(trainingTexts, 'blockedHint'), tone: 'warning' });
  showDock('problems');
}

/** Runs a call; when the world refuses, says why and gives null. */
async function attempt<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    showToast({
      title: sayText(trainingTexts, 'failedTitle'),
      description: describeError(error, currentLanguage()),
      tone: 'danger',
    });
    return null;
  }
}

/** An epoch is said aloud at most this often: fast epochs would otherwise talk over everything. */
const SAY_EVERY_MS = 8000;

/**
 * Keeps the runs in step with main and with the open project, and says aloud what happens to them. Call once, at the
 * start of the window.
 */
export function followRuns(): () => void {
  const stopRuns = startRuns();
  void loadRuns(documentIdOf(useDocumentStore.getState()));
  const stopDocument = useDocumentStore.subscribe((now, before) => {
    if (documentIdOf(now) !== documentIdOf(before)) void loadRuns(documentIdOf(now));
  });
  let saidAt = 0;
  const stopSaying = useRunsStore.subscribe((now, before) => {
    for (const run of now.runs) {
      const old = before.runs.find((one) => one.info.id === run.info.id)?.state;
      if (!old || old === run.state) continue;
      const name = run.info.name;
      if (old.state !== run.state.state) {
        if (run.state.state === 'finished') announce(sayText(trainingTexts, 'stateFinished', { name }));
        if (run.state.state === 'stopped') announce(sayText(trainingTexts, 'stateStopped', { name }));
        if (run.state.state === 'failed') announce(sayText(trainingTexts, 'stateFailed', { name }));
      } else if (old.epoch !== run.state.epoch && Date.now() - saidAt > SAY_EVERY_MS) {
        saidAt = Date.now();
        announce(sayEpoch(run));
      }
    }
  });
  return () => {
    stopRuns();
    stopDocument();
    stopSaying();
  };
}

function documentIdOf({ session, document }: { session: string; document: { id: string } }): string | null {
  return session === '' ? null : document.id;
}

function sayEpoch({ state }: RunSummary): string {
  const language = currentLanguage();
  const values = Object.entries(state.lastMetrics)
    .map(([name, value]) => `${name} ${formatMetric(name, value, language)}`)
    .join(', ');
  return sayText(trainingTexts, 'epochSaid', { epoch: state.epoch, epochs: state.epochs, values });
}
