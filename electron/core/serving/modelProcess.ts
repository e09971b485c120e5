import { AppError } from '../../../shared/base/appError.ts';
import type { ServedRows, TrainerMessage } from '../../../shared/run/trainerProtocol.ts';
import type { ModelRows } from '../../../shared/serving/modelRows.ts';
import type { ProcessLauncher } from '../processLauncher.ts';
import { describeExit, launchTrainer, type TrainerHandle } from '../runs/trainerClient.ts';

/** A batch that takes longer is a model that hangs: its process is ended, and a new one started. */
const PATIENCE_MS = 30_000;
/** Before a process that keeps dying is started again: at once, then later and later. */
const PAUSES_MS = [0, 250, 1000, 2000, 4000];

interface Waiting {
  readonly resolve: (outputs: readonly ServedRows[]) => void;
  readonly reject: (error: AppError) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * A model in a process of its own, started again whenever it ends. Questions that were under way fail with
 * `serve.modelDown`: it may have been one of them that ended it, so none is asked again behind anybody's back.
 */
export class ModelProcess {
  #trainer: TrainerHandle | null = null;
  #ready = false;
  #wasReady = false;
  #closed = false;
  #failures = 0;
  #restarts = 0;
  #nextId = 1;
  #lastFailure: AppError | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #whenReady: (() => void)[] = [];

  constructor(
    private readonly runFolder: string,
    private readonly launcher: ProcessLauncher,
    private readonly log: (line: string) => void,
    private readonly stateChanged: (isReady: boolean) => void = () => undefined,
  ) {
    this.#start();
  }

  get isReady(): boolean {
    return this.#ready;
  }
  get pid(): number | undefined {
    return this.#trainer?.pid;
  }
  /** How often it was started again. */
  get restarts(): number {
    return this.#restarts;
  }

  /** Settles when the model is open. Errors: what the model's files fail with, when they fail at the first start. */
  async untilReady(): Promise<void> {
    while (!this.#ready) {
      if (this.#closed) throw new AppError('serve.closing');
      if (this.#lastFailure) throw this.#lastFailure;
      await new Promise<void>((resolve) => this.#whenReady.push(resolve));
    }
  }

  /** Errors: `serve.modelDown`, `serve.modelSlow`, the failure of the model. */
  predict({ rows, feeds }: ModelRows): Promise<readonly ServedRows[]> {
    const trainer = this.#trainer;
    if (!this.#ready || !trainer) return Promise.reject(new AppError('serve.modelDown'));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#settle(id)?.reject(new AppError('serve.modelSlow', { seconds: PATIENCE_MS / 1000 }));
        trainer.kill();
      }, PATIENCE_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      trainer.send({ command: 'rows', id, rows, feeds: { ...feeds } });
    });
  }

  /** Ends the process; whatever is under way fails with `serve.modelDown`. */
  async close(): Promise<void> {
    this.#closed = true;
    const trainer = this.#trainer;
    trainer?.kill();
    await trainer?.finished;
  }

  #start(): void {
    const task = { task: 'serve', runFolder: this.runFolder, weights: 'best' } as const;
    const trainer = launchTrainer(this.launcher, task, { log: this.log, receive: (message) => this.#receive(message) });
    this.#trainer = trainer;
    void trainer.finished.then((outcome) => {
      this.#trainer = null;
      if (outcome.type === 'failed') {
        this.#lastFailure = new AppError(outcome.failure.code, outcome.failure.values);
      } else if (outcome.type === 'died' && !this.#closed) {
        const reason = describeExit(outcome.exit);
        this.log(`The model's process ended (${reason}).`);
        // One that never opened its model is no interruption: whoever waits for it hears why.
        if (!this.#wasReady) this.#lastFailure = new AppError('task.died', { reason });
      }
      this.#setReady(false);
      for (const id of [...this.#waiting.keys()]) this.#settle(id)?.reject(new AppError('serve.modelDown'));
      if (this.#closed) return;
      const pause = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length - 1)] ?? 0;
      this.#failures += 1;
      setTimeout(() => {
        if (this.#closed) return;
        this.#restarts += 1;
        this.#start();
      }, pause);
    });
  }

  #receive(message: TrainerMessage): void {
    if (message.message === 'ready') {
      this.#lastFailure = null;
      this.#wasReady = true;
      this.#setReady(true);
    } else if (message.message === 'served') {
      this.#failures = 0;
      this.#settle(message.id)?.resolve(message.outputs);
    } else if (message.message === 'failed' && message.id != null) {
      const { code, values } = message.failure;
      this.#settle(message.id)?.reject(new AppError(code, values));
    }
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timer);
    return waiting;
  }

  #setReady(isReady: boolean): void {
    const changed = this.#ready !== isReady;
    this.#ready = isReady;
    const waiting = this.#whenReady;
    this.#whenReady = [];
    for (const resolve of waiting) resolve();
    // One that is ended on purpose is no news.
    if (changed && !this.#closed) this.stateChanged(isReady);
  }
}
