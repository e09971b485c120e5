import { appendFile } from 'node:fs/promises';
import { AppError } from '../../../shared/base/appError.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { RunFailure, RunState } from '../../../shared/run/runRecord.ts';
import { isOver } from '../../../shared/run/runState.ts';
import type { TrainerMessage } from '../../../shared/run/trainerProtocol.ts';
import { createDataClient } from '../data/dataClient.ts';
import type { ProcessExit, ProcessLauncher } from '../processLauncher.ts';
import type { Emit } from '../studio/studioEvents.ts';
import { prepareRunData, type RunPlaces } from './prepareRunData.ts';
import { appendRunEnd, readRunState, runPaths, writeRunState } from './runFolder.ts';
import { launchTrainer, type TrainerHandle, type TrainerOutcome } from './trainerClient.ts';

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

/**
 * A run with a process: prepares its data in one, trains in another. While the trainer lives it writes state.json and the
 * history itself; before and after, this does.
 */
export class ActiveRun {
  readonly id: string;
  /** Settles when the run has ended, one way or another, and its last state is on disk. Never rejects. */
  readonly ended: Promise<RunState>;
  #state: RunState;
  #trainer: TrainerHandle | null = null;
  #asked: 'nothing' | 'stop' | 'kill' = 'nothing';
  readonly #stopPreparing = new AbortController();

  constructor(private readonly options: ActiveRunOptions) {
    this.id = options.id;
    this.#state = options.state;
    this.#tell(options.state);
    this.ended = this.#run();
  }

  get state(): RunState {
    return this.#state;
  }

  /** @throws AppError run.notTraining while the data is still being prepared */
  pause(): void {
    this.#requireTrainer().send({ command: 'pause' });
  }

  /** @throws AppError run.notTraining */
  resume(): void {
    this.#requireTrainer().send({ command: 'resume' });
  }

  /** Asks for the statistics of the weights; they come as the event `runStatistics`. @throws AppError run.notTraining */
  requestStatistics(): void {
    this.#requireTrainer().send({ command: 'statistics' });
  }

  /** Soft: after the batch in hand, with a checkpoint. `force` ends the processes; the last checkpoint stands. */
  stop(force: boolean): void {
    if (this.#asked !== 'kill') this.#asked = force ? 'kill' : 'stop';
    this.#stopPreparing.abort();
    if (force) this.#trainer?.kill();
    else this.#trainer?.send({ command: 'stop' });
  }

  async #run(): Promise<RunState> {
    try {
      const preparedFolder = await this.#prepare();
      if (this.#asked === 'nothing') await this.#finish(await this.#train(preparedFolder));
      else await this.#end('stopped', null);
    } catch (error) {
      if (!(error instanceof AppError))
        this.#log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      if (this.#asked === 'nothing') await this.#end('failed', toFailure(error));
      else await this.#end('stopped', null);
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
    if (message.message === 'state') this.#tell(message.state);
    else if (message.message === 'metrics') emit('runMetrics', { run: id, points: message.points });
    else if (message.message === 'statistics') emit('runStatistics', { run: id, statistics: message.statistics });
    else if (message.message === 'progress') {
      emit('runProgress', { run: id, stage: 'training', done: message.done, total: message.total });
    }
  }

  /** Makes sure that the last state is one that has ended, whatever became of the process. */
  async #finish(outcome: TrainerOutcome): Promise<void> {
    if (outcome.type === 'died') {
      if (this.#asked === 'kill') await this.#end('stopped', null);
      else await this.#end('failed', describeDeath(outcome.exit, this.#state.epoch));
    } else if (!isOver(this.#state.state)) {
      // It ended and could not write so, such as on a full disk.
      if (outcome.type === 'failed') await this.#end('failed', outcome.failure);
      else await this.#end('finished', null);
    }
  }

  /** Writes how the run ended when no trainer is there to do it. A disk that refuses is told in the log and to the window. */
  async #end(state: 'stopped' | 'finished' | 'failed', failure: RunFailure | null): Promise<void> {
    const { folder } = this.options;
    // What the trainer has written is newer than the last message that came through, if it was killed.
    const stored = await readRunState(folder).catch(() => this.#state);
    this.#tell({ ...stored, state, failure, updatedAt: Date.now() });
    try {
      await writeRunState(folder, this.#state);
      if (state !== 'finished') await appendRunEnd(folder, this.#state);
    } catch (error) {
      this.#log(`The end of the run could not be written: ${String(error)}`);
    }
  }

  #tell(state: RunState): void {
    this.#state = state;
    this.options.emit('runState', { run: this.id, state });
  }

  #requireTrainer(): TrainerHandle {
    if (!this.#trainer) throw new AppError('run.notTraining');
    return this.#trainer;
  }

  #log(line: string): void {
    void appendFile(runPaths(this.options.folder).log, `${new Date().toISOString()} ${line}\n`).catch(() => undefined);
  }
}

/** SIGKILL that nobody here sent comes from the person, or from the system when memory runs out. */
function describeDeath({ signal, code }: ProcessExit, epoch: number): RunFailure {
  if (signal === 'SIGKILL') return { code: 'run.killed', values: { epoch } };
  return { code: 'run.crashed', values: { reason: signal ?? `exit code ${code ?? '?'}`, epoch } };
}

function toFailure(error: unknown): RunFailure {
  if (error instanceof AppError) return { code: error.code, values: { ...error.values } };
  return { code: 'unexpected', values: { reason: error instanceof Error ? error.message : String(error) } };
}
