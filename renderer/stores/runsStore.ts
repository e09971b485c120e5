import { create } from 'zustand';
import type { Problem } from '../../shared/base/problem.ts';
import type { LoomDocument } from '../../shared/graph/document.ts';
import type { MetricPoint, RunState, RunStateName, RunSummary } from '../../shared/run/runRecord.ts';
import { studio } from '../bridge/studio.ts';

/** Work on a run that is not an epoch: reading, preparing, evaluating, exporting. */
export interface RunProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

export interface RunsState {
  /** The document whose runs these are; null while no project is open. */
  readonly documentId: string | null;
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  readonly loading: boolean;
  /** Why the list could not be read. */
  readonly error: unknown;
  /** What is known of each run's log, in its order. Absent: not read yet. */
  readonly logs: Readonly<Record<string, readonly MetricPoint[]>>;
  readonly progress: Readonly<Record<string, RunProgress>>;
  /** The run that panels show; null when there is none. */
  readonly current: string | null;
  /** Runs whose curves are drawn besides the current one. */
  readonly overlays: ReadonlySet<string>;
  /** A place among the hues of charts for every run, kept while the window lives. */
  readonly places: Readonly<Record<string, number>>;
  /** True from the press on Run until main has answered. */
  readonly starting: boolean;
  /** Why the last press on Run started nothing. */
  readonly refused: readonly Problem[];
}

const EMPTY: RunsState = {
  documentId: null,
  runs: [],
  loading: false,
  error: null,
  logs: {},
  progress: {},
  current: null,
  overlays: new Set(),
  places: {},
  starting: false,
  refused: [],
};

export const useRunsStore = create<RunsState>(() => EMPTY);
const { getState: get, setState: set } = useRunsStore;

/** States in which a process works on the run. */
export function isActive(state: RunStateName): boolean {
  return state === 'preparing' || state === 'training' || state === 'paused' || state === 'stopping';
}

/** The run that is under way; null when none is. */
export function activeRun(state: Pick<RunsState, 'runs'>): RunSummary | null {
  return state.runs.find((run) => isActive(run.state.state)) ?? null;
}

/** The run that panels show. */
export function currentRun(state: Pick<RunsState, 'runs' | 'current'>): RunSummary | null {
  return state.runs.find((run) => run.info.id === state.current) ?? null;
}

/** The current run and those laid over it, oldest first, so that colours keep their order. */
export function shownRuns(state: Pick<RunsState, 'runs' | 'current' | 'overlays'>): RunSummary[] {
  return state.runs.filter((run) => run.info.id === state.current || state.overlays.has(run.info.id)).reverse();
}

/** Listens to main. Call once, at the start of the window; returns the function that stops it. */
export function startRuns(): () => void {
  const stops = [
    studio.on('runState', ({ run, state }) => takeState(run, state)),
    studio.on('runMetrics', ({ run, points }) => takePoints(run, points)),
    studio.on('runProgress', ({ run, ...progress }) =>
      set((before) => ({ progress: { ...before.progress, [run]: progress } })),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Reads the runs of a document and shows the one under way, or the newest. Another document's are forgotten. */
export async function loadRuns(documentId: string | null): Promise<void> {
  if (documentId !== get().documentId) set({ ...EMPTY, documentId });
  if (documentId === null) return;
  set({ loading: true, error: null });
  try {
    const runs = await studio.call('listRuns', { documentId });
    if (get().documentId !== documentId) return;
    set((before) => withPlaces({ ...before, runs, loading: false }));
    const kept = runs.some((run) => run.info.id === get().current) ? get().current : null;
    const first = activeRun(get())?.info.id ?? kept ?? runs[0]?.info.id ?? null;
    if (first !== null) await showRun(first);
  } catch (error) {
    if (get().documentId === documentId) set({ loading: false, error });
  }
}

/** Shows a run in the panels and reads its log. */
export async function showRun(run: string): Promise<void> {
  set({ current: run });
  await readLog(run);
}

/** Draws a run's curves besides the current one, or no longer. */
export async function toggleOverlay(run: string): Promise<void> {
  set((before) => {
    const overlays = new Set(before.overlays);
    if (!overlays.delete(run)) overlays.add(run);
    return { overlays };
  });
  if (get().overlays.has(run)) await readLog(run);
}

/**
 * Starts a run of the document. What blocks it is kept in `refused` and returned; empty means that it runs. Rejects when
 * main cannot start one.
 */
export async function startRun(session: string, document: LoomDocument): Promise<readonly Problem[]> {
  set({ starting: true, refused: [] });
  try {
    const { run, problems } = await studio.call('startRun', { session, document, name: null });
    if (!run) {
      set({ refused: problems });
      return problems;
    }
    addRun(run);
    return [];
  } finally {
    set({ starting: false });
  }
}

/** Goes on from the run's last checkpoint until `epochs` in all. */
export async function continueRun(run: string, epochs: number | null): Promise<void> {
  addRun(await studio.call('continueRun', { run, epochs }));
}

/** Holds a run after the batch in hand. */
export async function pauseRun(run: string): Promise<void> {
  await studio.call('pauseRun', { run });
}

/** Lets a held run go on. */
export async function resumeRun(run: string): Promise<void> {
  await studio.call('resumeRun', { run });
}

/** Stops after the batch in hand with a checkpoint; `force` ends the process at once, the last checkpoint stands. */
export async function stopRun(run: string, force: boolean): Promise<void> {
  await studio.call('stopRun', { run, force });
}

/** Gives a run another name. */
export async function renameRun(run: string, name: string): Promise<void> {
  await studio.call('renameRun', { run, name });
  set(({ runs }) => ({
    runs: runs.map((one) => (one.info.id === run ? { ...one, info: { ...one.info, name } } : one)),
  }));
}

/** Deletes a run with everything in its folder. */
export async function deleteRun(run: string): Promise<void> {
  await studio.call('deleteRun', { run });
  set((before) => {
    const runs = before.runs.filter((one) => one.info.id !== run);
    const overlays = new Set(before.overlays);
    overlays.delete(run);
    const { [run]: _gone, ...logs } = before.logs;
    const current = before.current === run ? (runs[0]?.info.id ?? null) : before.current;
    return { runs, overlays, logs, current };
  });
  const { current } = get();
  if (current !== null) await readLog(current);
}

/** Forgets how far work on a run was: it is over, and the next must not start where it ended. */
export function clearProgress(run: string): void {
  set(({ progress }) => {
    const { [run]: _over, ...others } = progress;
    return { progress: others };
  });
}

/** Puts live points after those that a log holds, leaving out what it holds already. */
export function mergePoints(log: readonly MetricPoint[], live: readonly MetricPoint[]): readonly MetricPoint[] {
  if (live.length === 0) return log;
  // Only the end can overlap: the file is read while its newest lines are also on their way as events.
  const known = new Set(log.slice(-live.length - 200).map(keyOf));
  const fresh = live.filter((point) => !known.has(keyOf(point)));
  return fresh.length === 0 ? log : [...log, ...fresh];
}

function keyOf(point: MetricPoint): string {
  return `${point.scope}:${point.epoch}:${point.step}:${point.at}`;
}

/** Live points of runs whose log is being read; they are merged when it arrives. */
const waiting = new Map<string, MetricPoint[]>();

async function readLog(run: string): Promise<void> {
  if (get().logs[run] !== undefined || waiting.has(run)) return;
  waiting.set(run, []);
  try {
    const log = await studio.call('readMetrics', { run });
    const live = waiting.get(run) ?? [];
    set(({ logs }) => ({ logs: { ...logs, [run]: mergePoints(log, live) } }));
  } catch (error) {
    set({ error });
  } finally {
    waiting.delete(run);
  }
}

function takePoints(run: string, points: readonly MetricPoint[]): void {
  const buffer = waiting.get(run);
  if (buffer) {
    buffer.push(...points);
    return;
  }
  set(({ logs }) => {
    const log = logs[run];
    // A run that nobody looks at: its log is read whole when somebody does.
    return log === undefined ? {} : { logs: { ...logs, [run]: mergePoints(log, points) } };
  });
}

function takeState(run: string, state: RunState): void {
  set(({ runs, progress }) => {
    if (!runs.some((one) => one.info.id === run)) return {};
    const { [run]: _over, ...others } = progress;
    return {
      runs: runs.map((one) => (one.info.id === run ? { ...one, state } : one)),
      progress: state.state === 'preparing' ? progress : others,
    };
  });
}

function addRun(run: RunSummary): void {
  const { id } = run.info;
  set((before) => {
    const others = before.runs.filter((one) => one.info.id !== id);
    const isNew = others.length === before.runs.length;
    return withPlaces({
      ...before,
      runs: isNew ? [run, ...others] : before.runs.map((one) => (one.info.id === id ? run : one)),
      current: id,
      logs: isNew ? { ...before.logs, [id]: [] } : before.logs,
    });
  });
  if (get().logs[id] === undefined) void readLog(id);
}

/** Gives every run without a place the next one, oldest first. */
function withPlaces(state: RunsState): RunsState {
  const places = { ...state.places };
  let next = Object.keys(places).length;
  for (const run of [...state.runs].reverse()) {
    if (places[run.info.id] === undefined) places[run.info.id] = next++;
  }
  return { ...state, places };
}
