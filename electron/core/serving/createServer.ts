import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestError } from '../../../shared/serving/requestError.ts';
import { describeFault } from './describeFault.ts';
import { checkArrival } from './gate.ts';
import type { ModelRegistry } from './modelRegistry.ts';
import { parseJson } from './parseJson.ts';
import type { RequestLog } from './requestLog.ts';
import { addInferenceRoutes } from './routes/inferenceRoutes.ts';
import { addPageRoutes } from './routes/pageRoutes.ts';
import { addPlainRoutes } from './routes/plainRoutes.ts';
import { addTensorflowRoutes } from './routes/tensorflowRoutes.ts';
import type { ServingMetrics } from './servingMetrics.ts';

export const BODY_LIMIT = 10_000_000;
const MAX_CONNECTIONS = 512;
/** A client that sends its headers drop by drop is let go. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
const IDLE_MS = 65_000;
/** What the gate answers. */
const UNREAD = [401, 403, 413, 415];

/** What a handler tells about its request for the log and the counts. */
export interface RequestNote {
  model: string;
  rows: number | null;
}
export interface ServerParts {
  readonly registry: ModelRegistry;
  readonly metrics: ServingMetrics;
  readonly requests: RequestLog;
  readonly version: string;
  /** Where the page to try the API lies. */
  readonly pageFolder: string;
  readonly note: (request: FastifyRequest) => RequestNote;
}

/** The HTTP server with its gate and its doors; it does not listen yet. `hosts` is filled in when the port is known. */
export async function createServer(
  parts: Omit<ServerParts, 'note'>,
  options: {
    readonly hosts: readonly string[];
    readonly keyHash: Buffer;
    readonly log: (line: string) => void;
  },
): Promise<FastifyInstance> {
  const common = {
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: IDLE_MS,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200 },
  } as const;
  const limits = { maxHeaderSize: 16_384, headersTimeout: HEADERS_MS, connectionsCheckingInterval: 2000 };
  // Loaded only where it is used: the start of the app and of every command would wait for it otherwise.
  const { default: Fastify } = await import('fastify');
  const app: FastifyInstance = Fastify({ ...common, http: limits });
  app.server.maxConnections = MAX_CONNECTIONS;
  const notes = new WeakMap<FastifyRequest, RequestNote>();
  const note = (request: FastifyRequest): RequestNote => {
    const known = notes.get(request) ?? { model: '', rows: null };
    notes.set(request, known);
    return known;
  };

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
    const { method, headers } = request;
    checkArrival(
      { method, path: pathOf(request), headers },
      { hosts: options.hosts, scheme: 'http', keyHash: options.keyHash, bodyLimit: BODY_LIMIT },
    );
  });
  app.addHook('onResponse', async (request, reply) => {
    const { model, rows } = note(request);
    const path = pathOf(request);
    const ms = reply.elapsedTime;
    parts.metrics.countRequest(doorOf(path), model, reply.statusCode, ms / 1000);
    parts.requests.add({ at: Date.now(), method: request.method, path, status: reply.statusCode, ms, rows });
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
    parseJson(body),
  );
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body);
  app.setErrorHandler(async (error, request, reply) => {
    const fault = describeFault(error);
    if (fault.isBug) options.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (fault.retryAfter !== null) reply.header('retry-after', String(fault.retryAfter));
    // Its body stays unread: what comes after it on this connection could be taken for another request.
    if (UNREAD.includes(fault.status) && request.method !== 'GET') reply.header('connection', 'close');
    if (fault.status === 401) reply.header('www-authenticate', 'Bearer');
    return reply.code(fault.status).send({ error: fault.error });
  });
  app.setNotFoundHandler(async () => {
    throw new RequestError(404, 'There is nothing at this address.');
  });
  const all: ServerParts = { ...parts, note };
  addPlainRoutes(app, all);
  addInferenceRoutes(app, all);
  addTensorflowRoutes(app, all);
  await addPageRoutes(app, all);
  return app;
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

function doorOf(path: string): string {
  if (path.startsWith('/predict')) return 'predict';
  if (path.startsWith('/v2')) return 'v2';
  return path.startsWith('/v1') ? 'v1' : 'other';
}
