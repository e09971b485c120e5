import type { IncomingHttpHeaders } from 'node:http';
import { RequestError } from '../../../shared/serving/requestError.ts';
import { isKey, readKey } from './accessKey.ts';

/** A request before its body is read. */
export interface Arrival {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}
export interface GateOptions {
  /** `name:port` as clients may say it, exactly. */
  readonly hosts: readonly string[];
  readonly scheme: 'http' | 'https';
  readonly keyHash: Buffer;
  readonly bodyLimit: number;
}

/** Says nothing but that the server lives, or is the page that asks for the key itself. */
const OPEN_PATHS = ['/v2/health/live', '/v2/health/ready', '/docs', '/docs/page.js', '/docs/page.css'];
const IMAGE_TYPE = /^image\/(png|jpeg|webp|gif|bmp|tiff)$/;

/**
 * Who may come in, in this order: Host, Origin, key, size, type; only then is the body read. A page that a person has open
 * in a browser can send requests to this machine: an address that points here by DNS fails at Host, any page but our own at
 * Origin, and both lack the key. Errors: RequestError 403, 401, 411, 413, 415.
 */
export function checkArrival({ method, path, headers }: Arrival, options: GateOptions): void {
  const host = headers.host?.toLowerCase() ?? '';
  if (!options.hosts.includes(host)) throw new RequestError(403, 'This host name is not served.');
  const { origin } = headers;
  if (origin !== undefined && origin !== `${options.scheme}://${host}`) {
    throw new RequestError(403, 'Requests from web pages are not served.');
  }
  if (!(method === 'GET' && OPEN_PATHS.includes(path))) {
    const key = readKey(headers);
    if (key === null || !isKey(key, options.keyHash)) throw new RequestError(401, 'A key is needed, and this is none.');
  }
  if (method === 'GET' || method === 'HEAD') return;
  const length = headers['content-length'];
  if (length !== undefined && Number(length) > options.bodyLimit) {
    throw new RequestError(413, `A body has at most ${options.bodyLimit} bytes.`);
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    throw new RequestError(415, 'Compressed bodies are not read.');
  }
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !(path.startsWith('/predict') && IMAGE_TYPE.test(type))) {
    throw new RequestError(415, 'The content type is application/json, or for /predict that of an image.');
  }
}
