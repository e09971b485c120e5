import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { studioContract } from '../../../shared/ipc/studioContract.ts';
import type { RunState } from '../../../shared/run/runRecord.ts';
import { createDataClient } from '../data/dataClient.ts';
import { createFactsService } from '../data/factsService.ts';
import { createForkLauncher } from '../forkLauncher.ts';
import type { LaunchedProcess, ProcessLauncher } from '../processLauncher.ts';
import { createStudioEvents } from '../studio/studioEvents.ts';
import { createSampleDocument, writeSampleTable } from '../testing/sampleProject.ts';
import { makeTemporaryFolder } from '../testing/temporaryFolder.ts';
import { evaluateRun } from './evaluateRun.ts';
import { predictRows } from './predictRows.ts';
import { readRunPlan, readRunState, writeRunState } from './runFolder.ts';
import { RunService } from './runService.ts';
import { WarmModel } from './warmModel.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const folder = makeTemporaryFolder();
const places = { resources: path.join(root, 'resources'), cache: path.join(folder, 'cache') };
const fork = createForkLauncher(path.join(root, 'dist', 'electron'));
/** The trainers that were started, so that a test can end one from outside. */
const trainers: LaunchedProcess[] = [];
const launcher: ProcessLauncher = {
  launch: (entry, options) => {
    const launched = fork.launch(entry, options);
    if (entry === 'trainerProcess') trainers.push(launched);
    return launched;
  },
};
const data = createDataClient(fork, () => undefined);
const facts = createFactsService(data, places.resources);
const events = createStudioEvents();
const states: { readonly run: string; readonly state: RunState }[] = [];
const points: unknown[] = [];
events.listen((event, payload) => {
  if (event === 'runState') states.push(studioContract.events.runState.parse(payload));
  if (event === 'runMetrics' && 'points' in payload) points.push(...payload.points);
});
const startService = (runs = path.join(folder, 'runs')) =>
  new RunService({ runs, places, launcher, facts, emit: events.emit });
const runs = startService();

// Processes that load TensorFlow, on a machine that has other things to do as well.
vi.setConfig({ testTimeout: 240_000 });

let csv = '';
beforeAll(() => {
  csv = writeSampleTable(folder);
});
afterAll(() => data.close());

async function start(epochs: number, service = runs): Promise<string> {
  const document = createSampleDocument(csv, epochs);
  const { run, problems } = await service.start({ document, name: null, projectFolder: null });
  if (!run) throw new Error(JSON.stringify(problems));
  return run.info.id;
}

function untilTraining(run: string, epoch: number): Promise<void> {
  return expect
    .poll(() => states.some((one) => one.run === run && one.state.state === 'training' && one.state.epoch >= epoch), {
      timeout: 120_000,
    })
    .toBe(true);
}

describe('a run', () => {
  it('trains to its end, says how it went and keeps everything in its folder', async () => {
    const run = await start(2);
    const end = await runs.waitFor(run);
    expect([end.state, end.epoch, end.failure]).toEqual(['finished', 2, null]);
    expect(await readRunState(runs.folderOf(run))).toMatchObject({ state: 'finished', epoch: 2 });
    expect(points.length).toBeGreaterThan(2);
    expect((await runs.readMetrics(run)).filter(({ scope }) => scope === 'epoch')).toHaveLength(2);
    const [summary] = await runs.list('sample');
    expect([summary?.info.id, summary?.info.name, summary?.state.state]).toEqual([run, 'Sample 1', 'finished']);
    expect(await runs.list('another project')).toEqual([]);
    await runs.rename(run, 'Renamed');
    expect((await runs.list(null))[0]?.info.name).toBe('Renamed');
    await expect(runs.continueRun(run, null)).rejects.toMatchObject({ code: 'run.nothingLeft' });

    const plan = readFileSync(path.join(runs.folderOf(run), 'plan.json'), 'utf8');
    await runs.continueRun(run, 4);
    expect(await runs.waitFor(run)).toMatchObject({ state: 'finished', epoch: 4, epochs: 4 });
    expect(readFileSync(path.join(runs.folderOf(run), 'plan.json'), 'utf8')).toBe(plan);
    await runs.delete(run);
    expect(existsSync(runs.folderOf(run))).toBe(false);
    expect(await runs.list(null)).toEqual([]);
  });

  it('is refused with its problems when the graph is not whole', async () => {
    const document = createSampleDocument(csv);
    const { edge_10: _optimizer, ...edges } = document.edges;
    const { run, problems } = await runs.start({ document: { ...document, edges }, name: null, projectFolder: null });
    expect(run).toBeNull();
    expect(problems.filter(({ severity }) => severity === 'error').map(({ node }) => node)).toContain('training_1');
  });

  it('pauses, goes on, and stops softly with a model', async () => {
    const run = await start(100_000);
    expect(() => runs.stop('none', false)).toThrow('run.notRunning');
    await untilTraining(run, 1);
    await expect(runs.delete(run)).rejects.toMatchObject({ code: 'run.stillRunning' });
    runs.pause(run);
    await expect.poll(() => states.findLast((one) => one.run === run)?.state.state, { timeout: 60_000 }).toBe('paused');
    runs.resume(run);
    await expect
      .poll(() => states.findLast((one) => one.run === run)?.state.state, { timeout: 60_000 })
      .toBe('training');
    runs.stop(run, false);
    expect((await runs.waitFor(run)).state).toBe('stopped');
    const context = { launcher, data, places, log: () => undefined };
    expect((await evaluateRun(runs.folderOf(run), 'test', false, context)).rows).toBe(24);

    // An open model says the same as a fresh process, and faster; it is opened again when the weights are others.
    const where = runs.folderOf(run);
    const warm = new WarmModel(launcher, () => undefined);
    const from = {
      type: 'rows' as const,
      rows: [
        { a: 1, b: 2 },
        { a: null, b: 3 },
        { a: '9', b: 9 },
      ],
    };
    const cold = await predictRows(where, from, context);
    expect(cold.map(({ values }) => values?.length ?? null)).toEqual([2, null, 2]);
    const started = trainers.length;
    expect(await predictRows(where, from, context, { warm })).toEqual(cold);
    expect(await predictRows(where, from, context, { warm })).toEqual(cold);
    expect(trainers.length).toBe(started + 1);
    utimesSync(path.join(where, 'model', 'best.safetensors'), new Date(), new Date(Date.now() + 5000));
    expect(await predictRows(where, from, context, { warm })).toEqual(cold);
    expect(trainers.length).toBe(started + 2);
    process.kill(trainers.at(-1)?.pid ?? 0, 'SIGKILL');
    await trainers.at(-1)?.exited;
    expect(await predictRows(where, from, context, { warm })).toEqual(cold);
    warm.close();
  });

  it('can be stopped while its data is still being prepared', async () => {
    const run = await start(5);
    runs.stop(run, false);
    expect((await runs.waitFor(run)).state).toBe('stopped');
    expect(await readRunState(runs.folderOf(run))).toMatchObject({ state: 'stopped', epoch: 0 });
  });
});

describe('a trainer that is killed', () => {
  it('leaves a failed run with its reason, and the run goes on from its checkpoint', async () => {
    const run = await start(100_000);
    await untilTraining(run, 2);
    const { pid } = trainers.at(-1) ?? {};
    if (pid === undefined) throw new Error('no trainer');
    process.kill(pid, 'SIGKILL');
    const end = await runs.waitFor(run);
    expect([end.state, end.failure?.code]).toEqual(['failed', 'run.killed']);
    const stored = await readRunState(runs.folderOf(run));
    expect(stored.failure?.code).toBe('run.killed');
    expect(states.findLast((one) => one.run === run)?.state.state).toBe('failed');

    const total = stored.epoch + 2;
    await runs.continueRun(run, total);
    expect(await runs.waitFor(run)).toMatchObject({ state: 'finished', epoch: total, failure: null });
    expect((await readRunPlan(runs.folderOf(run))).training.epochs).toBe(100_000);
  });

  it('by force from here is a stop', async () => {
    const run = await start(100_000);
    await untilTraining(run, 1);
    runs.stop(run, true);
    expect(await runs.waitFor(run)).toMatchObject({ state: 'stopped', failure: null });
  });
});

describe('a run whose app went down', () => {
  it('is marked as interrupted at the next start, and can be continued', async () => {
    const run = await start(2);
    await runs.waitFor(run);
    const where = runs.folderOf(run);
    const state = await readRunState(where);
    await writeRunState(where, { ...state, state: 'training', epoch: 1, epochs: 3 });
    writeFileSync(path.join(where, 'owner.json'), JSON.stringify({ pid: 999_999_999, started: '1' }));
    const next = startService();
    await next.markInterrupted();
    const marked = await readRunState(where);
    expect([marked.state, marked.failure?.code]).toEqual(['failed', 'run.interrupted']);
    await next.continueRun(run, null);
    expect(await next.waitFor(run)).toMatchObject({ state: 'finished', epoch: 3 });
  });

  it('passes over folders that hold no run', async () => {
    mkdirSync(path.join(folder, 'odd', 'not-a-run'), { recursive: true });
    const odd = startService(path.join(folder, 'odd'));
    await odd.markInterrupted();
    expect(await odd.list(null)).toEqual([]);
    await expect(odd.readMetrics('../runs')).rejects.toMatchObject({ code: 'run.notFound' });
  });
});
