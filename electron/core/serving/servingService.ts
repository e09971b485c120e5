import { isIP } from 'node:net';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../../shared/base/appError.ts';
import type { RequestEntry, ServingStatus } from '../../../shared/serving/servingStatus.ts';
import type { TaskContext } from '../runs/taskContext.ts';
import { hashKey, makeKey } from './accessKey.ts';
import { createServer } from './createServer.ts';
import { ModelRegistry } from './modelRegistry.ts';
import { RequestLog } from './requestLog.ts';
import { ServingMetrics } from './servingMetrics.ts';

export const DEFAULT_PORT = 8501;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
/** How long requests under way have when the server stops. */
const DRAIN_MS = 10_000;

export interface ServeOptions {
  /** Run folders; of two with the same project the later is the newer version. */
  readonly runs: readonly string[];
  readonly host?: string;
  /** 0: any that is free. */
  readonly port?: number;
  /** Null: one is made. */
  readonly key?: string | null;
  readonly version: string;
}

interface Running {
  readonly app: FastifyInstance;
  readonly registry: ModelRegistry;
  readonly requests: RequestLog;
  readonly host: string;
  readonly port: number;
  readonly address: string;
  readonly startedAt: number;
}

/** One server with its models: of the window, or of a command line. */
export class ServingService {
  #running: Running | null = null;

  constructor(
    private readonly context: TaskContext,
    private readonly changed: () => void = () => undefined,
  ) {}

  /**
   * Opens the models, then the port. Returns the key when it was made here: it is never said again.
   * Errors: those of the runs, `serve.portTaken`, `serve.cannotListen`, `serve.notLoopback`, `serve.weakKey`.
   */
  async start(options: ServeOptions): Promise<{ readonly key: string | null; readonly status: ServingStatus }> {
    await this.stop();
    const { host = '127.0.0.1', port = DEFAULT_PORT } = options;
    if (!LOOPBACK.includes(host)) throw new AppError('serve.notLoopback', { host });
    const made = options.key == null ? makeKey() : null;
    const keyHash = hashKey(options.key ?? made ?? '');
    const metrics = await ServingMetrics.open();
    const requests = new RequestLog();
    const registry = new ModelRegistry(this.context, metrics, this.changed);
    const hosts: string[] = [];
    const pageFolder = path.join(this.context.places.resources, 'serving');
    const app = await createServer(
      { registry, metrics, requests, version: options.version, pageFolder },
      { hosts, keyHash, log: this.context.log },
    );
    try {
      for (const run of options.runs) await registry.add(run);
      await app.listen({ host, port }).catch((error: unknown) => {
        throw translateListenError(error, host, port);
      });
    } catch (error) {
      await Promise.all([app.close(), registry.close(0)]);
      throw error;
    }
    const bound = app.server.address();
    const at = typeof bound === 'object' && bound ? bound.port : port;
    hosts.push(...LOOPBACK.map((name) => `${inAddress(name)}:${at}`));
    const address = `http://${inAddress(host)}:${at}`;
    this.#running = { app, registry, requests, host, port: at, address, startedAt: Date.now() };
    this.changed();
    return { key: made, status: this.#describe(this.#running) };
  }

  /** Serves one more run; of the same project it takes over from the version that is there. Errors: `serve.notServing`. */
  async add(run: string, options: { readonly replace: boolean }): Promise<ServingStatus> {
    const running = this.#running;
    if (!running) throw new AppError('serve.notServing');
    const { model } = await running.registry.add(run);
    if (options.replace) {
      const before = running.registry.versionsOf(model.name).filter((one) => one.model.version !== model.version);
      await Promise.all(before.map((one) => running.registry.remove(model.name, one.model.version)));
    }
    return this.#describe(running);
  }

  status(): ServingStatus | null {
    return this.#running && this.#describe(this.#running);
  }

  /** Newest first. */
  requests(limit: number): readonly RequestEntry[] {
    return this.#running?.requests.list(limit) ?? [];
  }

  /** The process of a model, for a test that ends it from outside. */
  pids(): readonly number[] {
    return this.#running?.registry.pids() ?? [];
  }

  /** Takes no more, answers what is under way, then ends the models. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (!running) return;
    const closing = running.app.close();
    const timer = setTimeout(() => running.app.server.closeAllConnections(), DRAIN_MS);
    await closing;
    clearTimeout(timer);
    await running.registry.close(0);
    this.changed();
  }

  #describe({ address, host, port, startedAt, registry, requests }: Running): ServingStatus {
    return { address, host, port, startedAt, models: registry.describe(), counts: requests.count() };
  }
}

function translateListenError(error: unknown, host: string, port: number): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'EADDRINUSE') return new AppError('serve.portTaken', { port }, { cause: error });
  return new AppError('serve.cannotListen', { host, port, reason: String(error.code) }, { cause: error });
}

function inAddress(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}
