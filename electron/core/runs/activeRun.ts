import { appendFile } from 'node:fs/promises';
import { AppError } from '../../../shared/base/appError.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { RunFailure, RunState, RunStateName } from '../../../shared/run/runRecord.ts';
import type { TrainerMessage } from '../../../shared/run/trainerProtocol.ts';
import { createDataClient } from '../data/dataClient.ts';
import type { ProcessLauncher } from '../processLauncher.ts';
import type { Emit } from '../studio/studioEvents.ts';
import { prepareRunData, type RunPlaces } from './prepareRunData.ts';
import { appendRunEvent, runPaths, writeRunState } from './runFolder.ts';
import { launchTrainer, type TrainerHandle, type TrainerOutcome } from './trainerClient.ts';

/** state.json is replaced at most this often while nothing but the counters changes. */
const STATE_INTERVAL_MS = 1000;

export interface ActiveRunOptions {
  readonly id: string;
  readonly folder: string;
  /** As the trainer is to follow it; its epochs may be raised above those of plan.json. */
  readonly plan: Plan;
  readonly resume: boolean;
  readonly state: RunState;
  readonly launcher: ProcessLauncher;
  readonly places: RunPlaces;
  readonly emit: Emit;
}

/** A run with a process: prepares its data in one, trains in another, and keeps state.json true until both have ended. */
export class ActiveRun {
  readonly id: string;
  /** Settles when the run has ended, one way or another, and its last state is on disk. Never rejects. */
  readonly ended: Promise<RunState>;
  #state: RunState;
  #trainer: TrainerHandle | null = null;
  #asked: 'nothing' | 'stop' | 'kill' = 'nothing';
  readonly #stopPreparing = new AbortController();
  #writing: Promise<void> = Promise.resolve();
  #writtenAt = 0;
  #written: RunStateName | null = null;

  constructor(private readonly options: ActiveRunOptions) {
    this.id = options.id;
    this.#state = options.state;
    this.ended = this.#run();
  }

  get state(): RunState {
    return this.#state;
  }

  get trainerPid(): number | undefined {
    return this.#trainer?.pid;
  }

  async pause(): Promise<void> {
    this.#requireTrainer().send({ command: 'pause' });
    await appendRunEvent(this.options.folder, 'pause');
  }

  async resume(): Promise<void> {
    this.#requireTrainer().send({ command: 'resume' });
    await appendRunEvent(this.options.folder, 'resume');
  }

  /** Soft: after the batch in hand, with a checkpoint. `force` ends the processes; the last checkpoint stands. */
  async stop(force: boolean): Promise<void> {
    this.#asked = force ? 'kill' : this.#asked === 'kill' ? 'kill' : 'stop';
    this.#stopPreparing.abort();
    if (force) this.#trainer?.kill();
    else this.#trainer?.send({ command: 'stop' });
    await appendRunEvent(this.options.folder, force ? 'kill' : 'stop');
  }

  async #run(): Promise<RunState> {
    this.#change({ state: 'preparing', failure: null });
    let end: { state: RunStateName; failure: RunFailure | null };
    try {
      const preparedFolder = await this.#prepare();
      end =
        this.#asked === 'nothing'
          ? this.#judge(await this.#train(preparedFolder))
          : { state: 'stopped', failure: null };
    } catch (error) {
      end =
        this.#asked === 'nothing'
          ? { state: 'failed', failure: toFailure(error) }
          : { state: 'stopped', failure: null };
      if (!(error instanceof AppError))
        this.#log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    this.#change(end);
    await this.#writing.catch(() => undefined);
    const { state, failure } = end;
    if (state === 'finished' || state === 'stopped' || state === 'failed') {
      await appendRunEvent(this.options.folder, state, failure ? { code: failure.code } : {}).catch(() => undefined);
    }
    return this.#state;
  }

  /** In a process of its own, so that stopping need not wait for a large file to be read. */
  async #prepare(): Promise<string> {
    const { folder, places, launcher, emit, id } = this.options;
    const data = createDataClient(launcher, (line) => this.#log(line));
    try {
      return await prepareRunData(folder, places, data, {
        signal: this.#stopPreparing.signal,
        progress: (progress) => emit('runProgress', { run: id, ...progress }),
      });
    } finally {
      data.close();
    }
  }

  async #train(preparedFolder: string): Promise<TrainerOutcome> {
    const { folder, plan, resume, launcher } = this.options;
    this.#trainer = launchTrainer(
      launcher,
      { task: 'train', runFolder: folder, preparedFolder, plan, resume },
      { log: (line) => this.#log(line), receive: (message) => this.#receive(message) },
    );
    // Asked while the process was being started.
    if (this.#asked === 'kill') this.#trainer.kill();
    if (this.#asked === 'stop') this.#trainer.send({ command: 'stop' });
    return this.#trainer.finished;
  }

  #receive(message: TrainerMessage): void {
    const { emit, id } = this.options;
    if (message.message === 'state') this.#change(message.state);
    else if (message.message === 'metrics') emit('runMetrics', { run: id, points: message.points });
    else if (message.message === 'progress') {
      emit('runProgress', { run: id, stage: 'training', done: message.done, total: message.total });
    }
  }

  #judge(outcome: TrainerOutcome): { state: RunStateName; failure: RunFailure | null } {
    if (outcome.type === 'failed') return { state: 'failed', failure: outcome.failure };
    if (outcome.type === 'done') {
      const said = this.#state.state;
      // A stop that came during the last batch changes nothing any more: the trainer says that all was done.
      if (said === 'finished' || said === 'stopped') return { state: said, failure: null };
      return { state: this.#asked === 'stop' ? 'stopped' : 'finished', failure: null };
    }
    if (this.#asked === 'kill') return { state: 'stopped', failure: null };
    const { signal, code } = outcome.exit;
    const failure: RunFailure =
      signal === 'SIGKILL'
        ? { code: 'run.killed', values: { epoch: this.#state.epoch } }
        : { code: 'run.crashed', values: { reason: signal ?? `${code ?? '?'}`, epoch: this.#state.epoch } };
    return { state: 'failed', failure };
  }

  #change(changes: Partial<RunState>): void {
    const { startedAt } = this.#state;
    this.#state = { ...this.#state, ...changes, startedAt, updatedAt: Date.now() };
    const state = this.#state;
    this.options.emit('runState', { run: this.id, state });
    const isDue = state.state !== this.#written || Date.now() - this.#writtenAt > STATE_INTERVAL_MS;
    if (!isDue) return;
    this.#written = state.state;
    this.#writtenAt = Date.now();
    this.#writing = this.#writing
      .then(() => writeRunState(this.options.folder, state))
      // A full disk must not end the training; the next state is tried again.
      .catch((error: unknown) => this.#log(`state.json: ${String(error)}`));
  }

  #requireTrainer(): TrainerHandle {
    if (!this.#trainer) throw new AppError('run.notTraining');
    return this.#trainer;
  }

  #log(line: string): void {
    void appendFile(runPaths(this.options.folder).log, `${new Date().toISOString()} ${line}\n`).catch(() => undefined);
  }
}

function toFailure(error: unknown): RunFailure {
  if (error instanceof AppError) return { code: error.code, values: { ...error.values } };
  return { code: 'unexpected', values: { reason: error instanceof Error ? error.message : String(error) } };
}
