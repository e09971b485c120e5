import type * as Prometheus from 'prom-client';
import type { BatchReport } from './batcher.ts';

const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const ROWS = [1, 2, 4, 8, 16, 32, 64, 128, 256];

function makeInstruments({ Counter, Gauge, Histogram, Registry }: typeof Prometheus) {
  const registry = new Registry();
  return {
    registry,
    requests: new Counter({
      name: 'tensorloom_requests_total',
      help: 'Requests by door, model and status.',
      labelNames: ['door', 'model', 'status'],
      registers: [registry],
    }),
    duration: new Histogram({
      name: 'tensorloom_request_duration_seconds',
      help: 'From the request line to the last byte of the answer.',
      labelNames: ['door'],
      buckets: SECONDS,
      registers: [registry],
    }),
    inferences: new Counter({
      name: 'tensorloom_inference_count_total',
      help: 'Rows that were predicted.',
      labelNames: ['model', 'version'],
      registers: [registry],
    }),
    executions: new Counter({
      name: 'tensorloom_inference_exec_count_total',
      help: 'Calls of the model; fewer than requests when batches form.',
      labelNames: ['model', 'version'],
      registers: [registry],
    }),
    queue: new Histogram({
      name: 'tensorloom_inference_queue_duration_seconds',
      help: 'How long requests waited for the model.',
      labelNames: ['model', 'version'],
      buckets: SECONDS,
      registers: [registry],
    }),
    compute: new Histogram({
      name: 'tensorloom_inference_compute_duration_seconds',
      help: 'How long calls of the model took, with the way there and back.',
      labelNames: ['model', 'version'],
      buckets: SECONDS,
      registers: [registry],
    }),
    batchRows: new Histogram({
      name: 'tensorloom_inference_batch_rows',
      help: 'Rows of one call of the model.',
      labelNames: ['model', 'version'],
      buckets: ROWS,
      registers: [registry],
    }),
    ready: new Gauge({
      name: 'tensorloom_model_ready',
      help: '1 while the model answers.',
      labelNames: ['model', 'version'],
      registers: [registry],
    }),
    restarts: new Counter({
      name: 'tensorloom_model_down_total',
      help: 'How often the process of the model ended.',
      labelNames: ['model', 'version'],
      registers: [registry],
    }),
  };
}

/** The counts and times of one server, as Prometheus reads them. */
export class ServingMetrics {
  readonly #instruments: ReturnType<typeof makeInstruments>;

  private constructor(library: typeof Prometheus) {
    this.#instruments = makeInstruments(library);
  }

  /** The library is loaded only where it is used: the start of the app and of every command would wait for it otherwise. */
  static async open(): Promise<ServingMetrics> {
    return new ServingMetrics(await import('prom-client'));
  }

  countRequest(door: string, model: string, status: number, seconds: number): void {
    this.#instruments.requests.inc({ door, model, status: String(status) });
    this.#instruments.duration.observe({ door }, seconds);
  }

  countBatch(model: string, version: string, { rows, queueMs, computeMs }: BatchReport): void {
    const labels = { model, version };
    this.#instruments.inferences.inc(labels, rows);
    this.#instruments.executions.inc(labels);
    for (const ms of queueMs) this.#instruments.queue.observe(labels, ms / 1000);
    this.#instruments.compute.observe(labels, computeMs / 1000);
    this.#instruments.batchRows.observe(labels, rows);
  }

  setReady(model: string, version: string, isReady: boolean): void {
    this.#instruments.ready.set({ model, version }, isReady ? 1 : 0);
    if (!isReady) this.#instruments.restarts.inc({ model, version });
  }

  /** Of a version that is served no more. */
  forget(model: string, version: string): void {
    this.#instruments.ready.remove({ model, version });
  }

  get contentType(): string {
    return this.#instruments.registry.contentType;
  }

  write(): Promise<string> {
    return this.#instruments.registry.metrics();
  }
}
