import type { ServedColumn, ServedModel } from '../servedModel.ts';
import { toComment } from './toComment.ts';

/** A client of one model in TypeScript: an ES module without dependencies, for Node, Deno, Bun and browsers. */
export function writeTypescriptClient(model: ServedModel, address: string): string {
  const { target, input, columns } = model;
  const label = target.classes
    ? target.classes.map((name) => JSON.stringify(name)).join(' | ')
    : 'number | readonly number[]';
  const isImage = input === 'image';
  const row = isImage
    ? '/** The bytes of an image file: PNG, JPEG, WebP, GIF. Any size; the server makes of it what the model takes. */\nexport type Row = Uint8Array;'
    : `/** One row, by the names of its columns; null for a value that is missing. */\nexport interface Row {\n${columns.map(describeColumn).join('\n')}\n}`;
  const known = Object.fromEntries(columns.map(({ name, type }) => [name, type === 'number' ? 'number' : 'string']));
  return `// Client of the model "${toComment(model.title)}", made from its schema. Needs nothing but fetch.

${row}

/** What the model says: ${target.name === '' ? 'its target' : toComment(target.name)}. */
export type Label = ${label};

export interface Prediction {
  /** null for a row that cannot be used; \`reason\` says why. */
  readonly prediction: Label | null;
  readonly probability?: number;
  readonly probabilities?: Readonly<Record<string, number>>;
  readonly reason?: string;
}

export interface ClientOptions {
  /** Where the server is. Default: the environment's TENSORLOOM_ADDRESS, or where it was when this file was made. */
  readonly address?: string;
  /** Default: the environment's TENSORLOOM_KEY. */
  readonly key?: string;
  /** Of one request. */
  readonly timeoutMs?: number;
  /** How often a request is sent again when the server is busy or starting. */
  readonly retries?: number;
  /** Rows of one request. */
  readonly batchRows?: number;
}

/** The server answered with an error, or not at all (\`status\` 0). */
export class ServingError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'ServingError';
    this.status = status;
  }
}

const MODEL = ${JSON.stringify(model.name)};
const ADDRESS = ${JSON.stringify(address)};
${isImage ? '' : `const COLUMNS: Readonly<Record<string, string>> = ${JSON.stringify(known)};\n`}const LONGEST_PAUSE_MS = 30_000;

export class ModelClient {
  readonly #address: string;
  readonly #key: string;
  readonly #timeoutMs: number;
  readonly #retries: number;
  readonly #batchRows: number;

  constructor(options: ClientOptions = {}) {
    this.#address = (options.address ?? readEnvironment('TENSORLOOM_ADDRESS') ?? ADDRESS).replace(/\\/+$/, '');
    this.#key = options.key ?? readEnvironment('TENSORLOOM_KEY') ?? '';
    this.#timeoutMs = options.timeoutMs ?? 30_000;
    this.#retries = options.retries ?? 5;
    this.#batchRows = options.batchRows ?? ${isImage ? 8 : 256};
    if (this.#key === '') throw new ServingError(0, 'A key is needed: options.key or TENSORLOOM_KEY.');
    const { protocol, hostname } = new URL(this.#address);
    const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
    if (protocol !== 'https:' && !isHere) throw new ServingError(0, 'The key is not sent without TLS to another machine.');
  }

  /** Predicts one row. */
  async predict(row: Row): Promise<Prediction> {
    const [first] = await this.predictMany([row]);
    if (!first) throw new ServingError(0, 'The server answered without a prediction.');
    return first;
  }

  /** Predicts any number of rows, a batch at a time, in their order. */
  async predictMany(
    rows: readonly Row[],
    onProgress: (done: number, total: number) => void = () => undefined,
  ): Promise<readonly Prediction[]> {
    rows.forEach(checkRow);
    const all: Prediction[] = [];
    for (let from = 0; from < rows.length; from += this.#batchRows) {
      const batch = rows.slice(from, from + this.#batchRows);
      const answer = (await this.#send(\`/predict/\${MODEL}\`, ${isImage ? '{ images: batch.map(toBase64) }' : '{ rows: batch }'})) as {
        readonly predictions: readonly Prediction[];
      };
      all.push(...answer.predictions);
      onProgress(all.length, rows.length);
    }
    return all;
  }

  /** Whether the model answers right now. */
  async isReady(): Promise<boolean> {
    try {
      await this.#once(\`/v2/models/\${MODEL}/ready\`, undefined);
      return true;
    } catch {
      return false;
    }
  }

  async #send(path: string, body: unknown): Promise<unknown> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#once(path, body);
      } catch (error) {
        if (!(error instanceof PassingError) || attempt >= this.#retries) throw error;
        // With chance in it: clients that were turned away together do not come back together.
        const pause = Math.max(error.afterMs, 100 * 2 ** attempt) * (1 + Math.random() / 2);
        await new Promise((resolve) => setTimeout(resolve, Math.min(pause, LONGEST_PAUSE_MS)));
      }
    }
  }

  async #once(path: string, body: unknown): Promise<unknown> {
    const headers = { authorization: \`Bearer \${this.#key}\`, 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(this.#timeoutMs);
    const method = body === undefined ? 'GET' : 'POST';
    let response: Response;
    try {
      response = await fetch(this.#address + path, {
        method,
        headers,
        signal,
        redirect: 'error',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (isRefused(error)) throw new PassingError(0, \`No server at \${this.#address}.\`, 0);
      throw new ServingError(0, \`No answer: \${message}\`);
    }
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    const message = readError(text) ?? \`The server answered \${response.status}.\`;
    if (response.status === 503 || response.status === 429) {
      throw new PassingError(response.status, message, 1000 * Number(response.headers.get('retry-after') ?? 0));
    }
    throw new ServingError(response.status, message);
  }
}

/** Passes by itself: the same request may work later. */
class PassingError extends ServingError {
  readonly afterMs: number;
  constructor(status: number, message: string, afterMs: number) {
    super(status, message);
    this.afterMs = Number.isFinite(afterMs) ? afterMs : 0;
  }
}

${isImage ? IMAGE_PARTS : ROW_PARTS}
function isRefused(error: unknown): boolean {
  const cause = error instanceof Error && 'cause' in error ? error.cause : null;
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ECONNREFUSED';
}

function readError(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
    return typeof error === 'string' ? error : null;
  } catch {
    return null;
  }
}

function readEnvironment(name: string): string | undefined {
  const host = globalThis as { readonly process?: { readonly env: Readonly<Record<string, string | undefined>> } };
  return host.process?.env[name];
}
`;
}

function describeColumn({ name, type, unit, classes }: ServedColumn): string {
  const values = classes
    ? classes.map((one) => JSON.stringify(one)).join(' | ')
    : type === 'number'
      ? 'number'
      : 'string';
  return `${unit === null ? '' : `  /** ${toComment(unit)} */\n`}  readonly ${JSON.stringify(name)}: ${values} | null;`;
}

const ROW_PARTS = `function checkRow(row: Row, index: number): void {
  for (const [name, value] of Object.entries(row)) {
    const type = Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
    if (type === undefined) throw new ServingError(0, \`Row \${index + 1}: there is no column "\${name}".\`);
    const fits = value === null || (typeof value === type && (type !== 'number' || Number.isFinite(value)));
    if (!fits) throw new ServingError(0, \`Row \${index + 1}: "\${name}" is a \${type}, or null.\`);
  }
  for (const name of Object.keys(COLUMNS)) {
    if (!Object.hasOwn(row, name)) throw new ServingError(0, \`Row \${index + 1}: "\${name}" is missing.\`);
  }
}
`;

const IMAGE_PARTS = `function checkRow(row: Row, index: number): void {
  if (!(row instanceof Uint8Array)) throw new ServingError(0, \`Image \${index + 1} is no Uint8Array.\`);
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}
`;
