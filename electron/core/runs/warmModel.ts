import { stat } from 'node:fs/promises';
import { AppError } from '../../../shared/base/appError.ts';
import type { OutputRows, ServedRows, TrainerMessage } from '../../../shared/run/trainerProtocol.ts';
import { openPrepared } from '../../data/preparedData.ts';
import type { ProcessLauncher } from '../processLauncher.ts';
import { readNet } from './describeModel.ts';
import { runPaths } from './runFolder.ts';
import { describeExit, launchTrainer, type TrainerHandle } from './trainerClient.ts';

/** A person who tries one row after the other does not wait for TensorFlow each time; after this long nobody does. */
const IDLE_MS = 60_000;

interface Waiting {
  readonly resolve: (outputs: readonly ServedRows[]) => void;
  readonly reject: (error: AppError) => void;
}
interface Serving {
  readonly key: string;
  readonly trainer: TrainerHandle;
  readonly ready: Promise<void>;
  readonly waiting: Map<number, Waiting>;
}

/** Keeps the model that was asked last open in a process, for answers in milliseconds instead of seconds. */
export class WarmModel {
  #serving: Serving | null = null;
  #idle: NodeJS.Timeout | undefined;
  #nextId = 1;

  constructor(
    private readonly launcher: ProcessLauncher,
    private readonly log: (line: string) => void,
  ) {}

  /**
   * The first output for every row of a prepared folder, with the best weights of the run.
   * @throws AppError task.died, or the failure of the model
   */
  async predict(folder: string, preparedFolder: string): Promise<OutputRows> {
    clearTimeout(this.#idle);
    try {
      // A run that was continued has other weights in the same place.
      const { mtimeMs } = await stat(runPaths(folder).bestWeights);
      const serving = this.#open(`${folder} ${mtimeMs}`, folder);
      const request = await readFeeds(folder, preparedFolder);
      await serving.ready;
      const id = this.#nextId++;
      const outputs = await new Promise<readonly ServedRows[]>((resolve, reject) => {
        serving.waiting.set(id, { resolve, reject });
        serving.trainer.send({ command: 'rows', id, ...request });
      });
      const [first] = outputs;
      if (!first) throw new AppError('task.noAnswer', { task: 'serve' });
      return { ...first, values: Array.from(first.values) };
    } finally {
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => this.close(), IDLE_MS);
      this.#idle.unref();
    }
  }

  close(): void {
    clearTimeout(this.#idle);
    this.#serving?.trainer.kill();
    this.#serving = null;
  }

  #open(key: string, folder: string): Serving {
    if (this.#serving?.key === key) return this.#serving;
    this.close();
    const waiting = new Map<number, Waiting>();
    let markReady: () => void = () => undefined;
    let failStart: (error: AppError) => void = () => undefined;
    const ready = new Promise<void>((resolve, reject) => {
      markReady = resolve;
      failStart = reject;
    });
    const receive = (message: TrainerMessage) => {
      if (message.message === 'ready') markReady();
      else if (message.message === 'served') {
        waiting.get(message.id)?.resolve(message.outputs);
        waiting.delete(message.id);
      } else if (message.message === 'failed' && message.id != null) {
        waiting.get(message.id)?.reject(new AppError(message.failure.code, message.failure.values));
        waiting.delete(message.id);
      }
    };
    const task = { task: 'serve', runFolder: folder, weights: 'best' } as const;
    const trainer = launchTrainer(this.launcher, task, { log: this.log, receive });
    const serving: Serving = { key, trainer, ready, waiting };
    this.#serving = serving;
    void trainer.finished.then((outcome) => {
      if (this.#serving === serving) this.#serving = null;
      const error =
        outcome.type === 'failed'
          ? new AppError(outcome.failure.code, outcome.failure.values)
          : new AppError('task.died', { reason: outcome.type === 'died' ? describeExit(outcome.exit) : 'done' });
      failStart(error);
      for (const { reject } of waiting.values()) reject(error);
    });
    // Whoever waits for it hears of a failure; that nobody does is no bug.
    ready.catch(() => undefined);
    return serving;
  }
}

/** The numbers of prepared rows as the input layers take them: fields side by side, row after row. */
async function readFeeds(folder: string, preparedFolder: string) {
  const [net, prepared] = await Promise.all([readNet(folder), openPrepared(preparedFolder)]);
  const { rows, fields } = prepared.description;
  const all = Uint32Array.from({ length: rows }, (_, row) => row);
  const feeds: Record<string, Float32Array> = {};
  for (const layer of net.model.layers) {
    if (!layer.fields) continue;
    const widths = layer.fields.map((name) => fields.find(({ type }) => type.name === name)?.elements ?? 0);
    const stride = widths.reduce((sum, width) => sum + width, 0);
    const values = new Float32Array(rows * stride);
    let offset = 0;
    for (const [place, name] of layer.fields.entries()) {
      prepared.gatherRows(name, all, values, { offset, stride });
      offset += widths[place] ?? 0;
    }
    feeds[layer.node] = values;
  }
  return { rows, feeds };
}
