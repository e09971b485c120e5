import { AppError } from '../../../shared/base/appError.ts';
import type { ServedRows } from '../../../shared/run/trainerProtocol.ts';
import type { ModelOutput, ModelRows } from '../../../shared/serving/modelRows.ts';
import type { ServedTensor } from '../../../shared/serving/servedModel.ts';

export interface BatchLimits {
  /** Rows of one call of the model; one request with more goes alone. */
  readonly rows: number;
  /** Requests that may wait. */
  readonly waiting: number;
  /** Milliseconds that a request is expected to wait at most, by how long the model took lately. */
  readonly waitMs: number;
}
export const BATCH_LIMITS: BatchLimits = { rows: 64, waiting: 512, waitMs: 200 };

/** What a call of the model did, for the counts. Times in milliseconds. */
export interface BatchReport {
  readonly requests: number;
  readonly rows: number;
  readonly queueMs: readonly number[];
  readonly computeMs: number;
}

interface Waiting {
  readonly request: ModelRows;
  readonly since: number;
  readonly resolve: (outputs: readonly ModelOutput[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Puts requests together that come while the model is busy. An idle model is asked at once: nobody waits for company that
 * may not come. A batch that fails is asked again request by request, so that a bad one fails alone.
 */
export class Batcher {
  #queue: Waiting[] = [];
  #isBusy = false;
  #msPerCall = 0;
  #idle: (() => void)[] = [];

  constructor(
    private readonly ask: (rows: ModelRows) => Promise<readonly ServedRows[]>,
    private readonly outputs: readonly ServedTensor[],
    private readonly report: (report: BatchReport) => void,
    private readonly limits: BatchLimits = BATCH_LIMITS,
  ) {}

  get waiting(): number {
    return this.#queue.length;
  }

  /** Errors: `serve.busy` at once when too many wait; those of the model. */
  predict(request: ModelRows): Promise<readonly ModelOutput[]> {
    const waitingRows = this.#queue.reduce((sum, one) => sum + one.request.rows, 0);
    // What waits goes together, so the wait is counted in calls; one whole batch may always wait.
    const calls = Math.ceil((waitingRows + request.rows) / this.limits.rows);
    const isFull =
      this.#queue.length >= this.limits.waiting ||
      (waitingRows > 0 && calls > 1 && calls * this.#msPerCall > this.limits.waitMs);
    if (isFull) return Promise.reject(new AppError('serve.busy'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, since: performance.now(), resolve, reject });
      if (!this.#isBusy) void this.#work();
    });
  }

  /** Settles when nothing waits and nothing is under way. */
  untilIdle(): Promise<void> {
    if (!this.#isBusy && this.#queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#queue.length > 0) await this.#askTogether(this.#takeBatch());
    this.#isBusy = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #takeBatch(): readonly Waiting[] {
    let rows = 0;
    let count = 0;
    for (const { request } of this.#queue) {
      if (count > 0 && rows + request.rows > this.limits.rows) break;
      rows += request.rows;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #askTogether(batch: readonly Waiting[]): Promise<void> {
    const started = performance.now();
    try {
      const request = joinRows(batch.map((one) => one.request));
      const served = await this.ask(request);
      const computeMs = performance.now() - started;
      // The last few batches count: a model that was slow once, at its first call, is not slow.
      this.#msPerCall = this.#msPerCall === 0 ? computeMs : 0.7 * this.#msPerCall + 0.3 * computeMs;
      const queueMs = batch.map(({ since }) => started - since);
      this.report({ requests: batch.length, rows: request.rows, queueMs, computeMs });
      let from = 0;
      for (const one of batch) {
        const to = from + one.request.rows;
        one.resolve(this.#outputsOf(served, from, to));
        from = to;
      }
    } catch (error) {
      const [only] = batch;
      const isModelGone = error instanceof AppError && error.code.startsWith('serve.');
      if (batch.length === 1 || isModelGone || !only) for (const one of batch) one.reject(error);
      else for (const one of batch) await this.#askTogether([one]);
    }
  }

  #outputsOf(served: readonly ServedRows[], from: number, to: number): readonly ModelOutput[] {
    return this.outputs.map(({ name, shape, width }) => {
      const values = served.find(({ layer }) => layer === name)?.values ?? new Float32Array();
      return { name, shape, width, values: values.subarray(from * width, to * width) };
    });
  }
}

/** Requests as one, in their order. */
function joinRows(requests: readonly ModelRows[]): ModelRows {
  const [first] = requests;
  if (!first || requests.length === 1) return first ?? { rows: 0, feeds: {} };
  const rows = requests.reduce((sum, request) => sum + request.rows, 0);
  const feeds = Object.keys(first.feeds).map((name): [string, Float32Array] => {
    const parts = requests.map((request) => request.feeds[name] ?? new Float32Array());
    const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    return [name, joined];
  });
  return { rows, feeds: Object.fromEntries(feeds) };
}
