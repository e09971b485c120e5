import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import type { Problem } from '../../../shared/base/problem.ts';
import type { LoomDocument } from '../../../shared/graph/document.ts';
import { checkPlanMemory } from '../../../shared/pipeline/checkPlanMemory.ts';
import { compilePlan } from '../../../shared/pipeline/compilePlan.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { MetricPoint, RunInfo, RunState, RunSummary } from '../../../shared/run/runRecord.ts';
import { isOver } from '../../../shared/run/runState.ts';
import type { FactsService } from '../data/factsService.ts';
import type { ProcessLauncher } from '../processLauncher.ts';
import { claim, isHeldByAnother } from '../processOwner.ts';
import type { Emit } from '../studio/studioEvents.ts';
import { ActiveRun } from './activeRun.ts';
import { readMemoryState } from './memoryState.ts';
import type { RunPlaces } from './prepareRunData.ts';
import {
  appendRunEnd,
  createRunFolder,
  readRunInfo,
  readRunMetrics,
  readRunPlan,
  readRunState,
  readRunSummary,
  runPaths,
  writeRunInfo,
  writeRunState,
} from './runFolder.ts';

export interface StartRequest {
  readonly document: LoomDocument;
  readonly name: string | null;
  /** Where the project's relative paths start. */
  readonly projectFolder: string | null;
  /** Another place than the app's own runs: the command line's --out. */
  readonly folder?: string;
}

/**
 * Starting, steering, listing and deleting runs. Each run has a trainer process of its own and any number may train at
 * once: a queue would make a person wait who knows better what the machine can do.
 */
export class RunService {
  readonly #active = new Map<string, ActiveRun>();
  /** Runs outside of the app's own folder, by id. */
  readonly #elsewhere = new Map<string, string>();

  constructor(
    private readonly options: {
      readonly runs: string;
      readonly places: RunPlaces;
      readonly launcher: ProcessLauncher;
      readonly facts: FactsService;
      readonly emit: Emit;
    },
  ) {}

  /** Compiles the document, or says what stands in the way. Files are looked into first. */
  async compile(
    document: LoomDocument,
    projectFolder: string | null,
  ): Promise<{ plan: Plan | null; problems: readonly Problem[] }> {
    return compilePlan(document, await this.options.facts.readAllFacts(document, projectFolder));
  }

  /** Writes the run folder, then starts. Blocking problems come back instead of a run. */
  async start(request: StartRequest): Promise<{ run: RunSummary | null; problems: readonly Problem[] }> {
    const { plan, problems } = await this.#compileToRun(request);
    if (!plan) return { run: null, problems };
    const id = createRunId();
    const folder = request.folder ?? path.join(this.options.runs, id);
    const info: RunInfo = {
      id,
      name: request.name ?? (await this.#suggestName(plan)),
      documentId: plan.documentId,
      documentName: plan.documentName,
      createdAt: Date.now(),
      parent: null,
      group: null,
      projectFolder: request.projectFolder,
    };
    const state = describeStart(plan);
    await createRunFolder(folder, info, plan, state);
    if (request.folder !== undefined) this.#elsewhere.set(id, folder);
    await claim(runPaths(folder).owner);
    this.#launch(id, folder, plan, false, state);
    return { run: { info, state, folder }, problems };
  }

  /**
   * Goes on from the last checkpoint with the optimizer's state, until `epochs` in all. plan.json stays as it was; the
   * raised number is in state.json. A run that was ended before its first checkpoint begins again.
   */
  async continueRun(run: string, epochs: number | null): Promise<RunSummary> {
    const folder = await this.#claimEnded(run);
    const [plan, state, info] = await Promise.all([readRunPlan(folder), readRunState(folder), readRunInfo(folder)]);
    const total = epochs ?? state.epochs;
    if (state.state === 'finished' && total <= state.epoch) {
      throw new AppError('run.nothingLeft', { epochs: state.epoch });
    }
    await claim(runPaths(folder).owner);
    // Reports judge weights that are about to change.
    await rm(runPaths(folder).predictions, { recursive: true, force: true });
    const next: RunState = { ...state, state: 'preparing', epochs: total, failure: null, updatedAt: Date.now() };
    await writeRunState(folder, next);
    this.#launch(info.id, folder, { ...plan, training: { ...plan.training, epochs: total } }, true, next);
    return { info, state: next, folder };
  }

  pause(run: string): void {
    this.#requireActive(run).pause();
  }

  resume(run: string): void {
    this.#requireActive(run).resume();
  }

  requestStatistics(run: string): void {
    this.#requireActive(run).requestStatistics();
  }

  stop(run: string, force: boolean): void {
    this.#requireActive(run).stop(force);
  }

  /** Settles with the last state when the run has ended; at once for one that is not running. */
  async waitFor(run: string): Promise<RunState> {
    return this.#active.get(run)?.ended ?? readRunState(this.folderOf(run));
  }

  /** Newest first. Folders that hold no readable run are passed over: another version may have made them. */
  async list(documentId: string | null): Promise<readonly RunSummary[]> {
    const summaries = await Promise.all((await listFolders(this.options.runs)).map((id) => this.#readSummary(id)));
    return summaries
      .flatMap((summary) =>
        summary && (documentId === null || summary.info.documentId === documentId) ? [summary] : [],
      )
      .sort((a, b) => b.info.createdAt - a.info.createdAt);
  }

  async readMetrics(run: string): Promise<readonly MetricPoint[]> {
    const folder = this.folderOf(run);
    await readRunState(folder);
    return readRunMetrics(folder);
  }

  async rename(run: string, name: string): Promise<void> {
    const folder = this.folderOf(run);
    await writeRunInfo(folder, { ...(await readRunInfo(folder)), name });
  }

  /** Deletes a run that has ended. It is renamed first, so that a deletion that is cut short leaves no half a run in the list. */
  async delete(run: string): Promise<void> {
    const folder = await this.#claimEnded(run);
    const doomed = path.join(path.dirname(folder), `.deleted-${path.basename(folder)}`);
    await rename(folder, doomed);
    await rm(doomed, { recursive: true, force: true });
  }

  /** Runs whose process is gone although their state says otherwise: the app or the machine went down. Called once at start. */
  async markInterrupted(): Promise<void> {
    for (const id of await listFolders(this.options.runs)) {
      const folder = path.join(this.options.runs, id);
      if (id.startsWith('.deleted-')) await rm(folder, { recursive: true, force: true });
      else await this.#markIfInterrupted(id, folder);
    }
  }

  /** The folder of a run. The id comes from outside: it is a name, never a way out of the folder of runs. */
  folderOf(run: string): string {
    const elsewhere = this.#elsewhere.get(run);
    if (elsewhere !== undefined) return elsewhere;
    if (!/^[A-Za-z0-9-]{1,64}$/.test(run)) throw new AppError('run.notFound', { path: run });
    return path.join(this.options.runs, run);
  }

  /** Ends every run softly within `patience` milliseconds, then hard: the app quits. */
  async close(patience: number): Promise<void> {
    const active = [...this.#active.values()];
    await Promise.all(
      active.map(async (run) => {
        run.stop(false);
        const timer = setTimeout(() => run.stop(true), patience);
        await run.ended;
        clearTimeout(timer);
      }),
    );
  }

  isActive(run: string): boolean {
    return this.#active.has(run);
  }

  /** Compiles, and looks whether the machine has the memory: before anything is written or read. */
  async #compileToRun({ document, projectFolder }: StartRequest) {
    const facts = await this.options.facts.readAllFacts(document, projectFolder);
    const { plan, problems } = compilePlan(document, facts);
    if (!plan) return { plan, problems };
    const found = [...problems, ...checkPlanMemory(plan, readMemoryState(), document, facts)];
    return { plan: found.some(({ severity }) => severity === 'error') ? null : plan, problems: found };
  }

  #launch(id: string, folder: string, plan: Plan, resume: boolean, state: RunState): void {
    const { launcher, places, emit } = this.options;
    const run = new ActiveRun({ id, folder, plan, resume, state, launcher, places, emit });
    this.#active.set(id, run);
    void run.ended.then(() => this.#active.delete(id));
  }

  #requireActive(run: string): ActiveRun {
    const active = this.#active.get(run);
    if (!active) throw new AppError('run.notRunning');
    return active;
  }

  /** The folder of a run that nothing works on. */
  async #claimEnded(run: string): Promise<string> {
    const folder = this.folderOf(run);
    if (
      this.#active.has(run) ||
      ((await isHeldByAnother(runPaths(folder).owner)) && !isOver((await readRunState(folder)).state))
    ) {
      throw new AppError('run.stillRunning');
    }
    await readRunState(folder);
    return folder;
  }

  async #readSummary(id: string): Promise<RunSummary | null> {
    try {
      const summary = await readRunSummary(path.join(this.options.runs, id));
      const active = this.#active.get(id);
      return active ? { ...summary, state: active.state } : summary;
    } catch {
      return null;
    }
  }

  async #markIfInterrupted(id: string, folder: string): Promise<void> {
    try {
      const state = await readRunState(folder);
      if (isOver(state.state) || this.#active.has(id) || (await isHeldByAnother(runPaths(folder).owner))) return;
      const failure = { code: 'run.interrupted', values: { epoch: state.epoch } };
      const failed: RunState = { ...state, state: 'failed', failure, updatedAt: Date.now() };
      await writeRunState(folder, failed);
      await appendRunEnd(folder, failed);
    } catch {
      // No run, or none that can be read: nothing to say about it.
    }
  }

  async #suggestName(plan: Plan): Promise<string> {
    const before = await this.list(plan.documentId);
    return `${plan.documentName || 'Run'} ${before.length + 1}`;
  }
}

function describeStart(plan: Plan): RunState {
  return {
    state: 'preparing',
    epoch: 0,
    epochs: plan.training.epochs,
    step: 0,
    stepsPerEpoch: 0,
    startedAt: Date.now(),
    updatedAt: Date.now(),
    trainedMs: 0,
    engine: null,
    failure: null,
    best: null,
    lastMetrics: {},
  };
}

/** Sorts by time, and two runs of one second differ. */
function createRunId(): string {
  const time = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return `${time}-${randomBytes(3).toString('hex')}`;
}

async function listFolders(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}
