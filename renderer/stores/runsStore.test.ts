import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/base/appError.ts';
import { createDocument } from '../../shared/graph/document.ts';
import { type Answering, answer, type Handlers, type Port } from '../../shared/ipc/rpc.ts';
import { type StudioContract, studioContract } from '../../shared/ipc/studioContract.ts';
import type { MetricPoint, RunState, RunStateName, RunSummary } from '../../shared/run/runRecord.ts';
import {
  activeRun,
  currentRun,
  deleteRun,
  loadRuns,
  mergePoints,
  shownRuns,
  showRun,
  startRun,
  startRuns,
  toggleOverlay,
  useRunsStore,
} from './runsStore.ts';

// The real store over the real client and contract; only the other end of the port is ours.
const toWindow = new Set<(message: unknown) => void>();
const toMain = new Set<(message: unknown) => void>();
const windowPort: Port = { post: (message) => send(toMain, message), listen: (receive) => listen(toWindow, receive) };
const mainPort: Port = { post: (message) => send(toWindow, message), listen: (receive) => listen(toMain, receive) };
Object.assign(globalThis, { window: { studio: { ...windowPort, pathOfFile: () => '' } } });

function send(listeners: Set<(message: unknown) => void>, message: unknown): void {
  const copy = structuredClone(message);
  queueMicrotask(() => {
    for (const receive of listeners) receive(copy);
  });
}
function listen(listeners: Set<(message: unknown) => void>, receive: (message: unknown) => void): () => void {
  listeners.add(receive);
  return () => listeners.delete(receive);
}

function state(name: RunStateName, step = 0): RunState {
  return {
    state: name,
    epoch: 1,
    epochs: 2,
    step,
    stepsPerEpoch: 10,
    startedAt: 0,
    updatedAt: 0,
    trainedMs: 0,
    engine: null,
    failure: null,
    best: null,
    lastMetrics: {},
  };
}
function run(id: string, name: RunStateName, createdAt: number): RunSummary {
  const info = {
    id,
    name: id,
    documentId: 'd',
    documentName: '',
    createdAt,
    parent: null,
    group: null,
    projectFolder: null,
  };
  return { folder: `/runs/${id}`, info, state: state(name) };
}
function point(step: number): MetricPoint {
  return { scope: 'batch', epoch: 1, step, at: step, values: { loss: 1 }, samplesPerSecond: 1, learningRate: 1 };
}

let main: Answering<StudioContract>;
let stop: () => void;
let listed: RunSummary[];
let logs: Record<string, MetricPoint[]>;
/** Resolves the reading of a log when a test wants it slow. */
let gate: Promise<void>;

beforeEach(() => {
  listed = [run('new', 'finished', 3), run('middle', 'finished', 2), run('old', 'failed', 1)];
  logs = { new: [point(1), point(2)], middle: [point(1)], old: [] };
  gate = Promise.resolve();
  const calls: Partial<Handlers<StudioContract>> = {
    listRuns: async () => listed,
    readMetrics: async (input) => {
      const log = logs[input.run];
      await gate;
      if (!log) throw new AppError('run.missing', { run: input.run });
      return log;
    },
    deleteRun: async () => ({}),
    startRun: async ({ document }) =>
      document.name === 'broken'
        ? { run: null, problems: [{ code: 'training.none', severity: 'error' }] }
        : { run: run('started', 'preparing', 4), problems: [] },
  };
  main = answer(mainPort, studioContract, calls as Handlers<StudioContract>, () => undefined);
  stop = startRuns();
});
afterEach(async () => {
  await loadRuns(null);
  stop();
  main.close();
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('runsStore', () => {
  it('shows the newest run of a document with its log, and gives colours oldest first', async () => {
    await loadRuns('d');
    expect(currentRun(useRunsStore.getState())?.info.id).toBe('new');
    expect(useRunsStore.getState().logs.new).toHaveLength(2);
    expect(useRunsStore.getState().places).toEqual({ old: 0, middle: 1, new: 2 });
  });

  it('shows the run under way before a newer one', async () => {
    listed = [run('new', 'finished', 3), run('middle', 'training', 2)];
    await loadRuns('d');
    expect(useRunsStore.getState().current).toBe('middle');
    expect(activeRun(useRunsStore.getState())?.info.id).toBe('middle');
  });

  it('takes live points once, although the file may already hold them', async () => {
    await loadRuns('d');
    main.emit('runMetrics', { run: 'new', points: [point(2), point(3)] });
    await settle();
    expect(useRunsStore.getState().logs.new?.map((one) => one.step)).toEqual([1, 2, 3]);
  });

  it('loses no point that comes while the file is being read', async () => {
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const loading = loadRuns('d');
    await settle();
    main.emit('runMetrics', { run: 'new', points: [point(2)] });
    main.emit('runMetrics', { run: 'new', points: [point(3)] });
    await settle();
    open();
    await loading;
    expect(useRunsStore.getState().logs.new?.map((one) => one.step)).toEqual([1, 2, 3]);
  });

  it('follows states, and forgets the progress of what is over', async () => {
    await loadRuns('d');
    main.emit('runProgress', { run: 'new', stage: 'preparing', done: 1, total: 2 });
    await settle();
    expect(useRunsStore.getState().progress.new?.total).toBe(2);
    main.emit('runState', { run: 'new', state: state('training', 7) });
    await settle();
    expect(activeRun(useRunsStore.getState())?.state.step).toBe(7);
    expect(useRunsStore.getState().progress.new).toBeUndefined();
  });

  it('lays runs over each other, oldest first, and reads their logs', async () => {
    await loadRuns('d');
    await toggleOverlay('middle');
    expect(shownRuns(useRunsStore.getState()).map((one) => one.info.id)).toEqual(['middle', 'new']);
    expect(useRunsStore.getState().logs.middle).toHaveLength(1);
    await toggleOverlay('middle');
    expect(shownRuns(useRunsStore.getState()).map((one) => one.info.id)).toEqual(['new']);
  });

  it('shows the next run when the shown one is deleted', async () => {
    await loadRuns('d');
    await deleteRun('new');
    expect(useRunsStore.getState().current).toBe('middle');
    expect(useRunsStore.getState().logs.new).toBeUndefined();
    expect(useRunsStore.getState().logs.middle).toHaveLength(1);
  });

  it('starts a run and shows it, or keeps what stands in the way', async () => {
    await loadRuns('d');
    expect(await startRun('s', createDocument('d', 'broken'))).toEqual([{ code: 'training.none', severity: 'error' }]);
    expect(useRunsStore.getState().refused).toHaveLength(1);
    expect(useRunsStore.getState().current).toBe('new');
    expect(await startRun('s', createDocument('d', 'fine'))).toEqual([]);
    expect(useRunsStore.getState()).toMatchObject({ current: 'started', starting: false, refused: [] });
    expect(useRunsStore.getState().logs.started).toEqual([]);
  });

  it('says why a log could not be read', async () => {
    await loadRuns('d');
    await showRun('gone');
    expect(useRunsStore.getState().error).toBeInstanceOf(AppError);
  });

  it('forgets the runs of the project before', async () => {
    await loadRuns('d');
    listed = [];
    await loadRuns('other');
    expect(useRunsStore.getState()).toMatchObject({ runs: [], current: null, logs: {} });
  });
});

it('merges only the end of a log', () => {
  const log = [point(1), point(2)];
  expect(mergePoints(log, [])).toBe(log);
  expect(mergePoints(log, [point(2)])).toBe(log);
  expect(mergePoints(log, [point(2), point(3)]).map((one) => one.step)).toEqual([1, 2, 3]);
});
