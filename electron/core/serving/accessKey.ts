import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../../shared/base/appError.ts';

/** 256 bits in base64url. */
const KEY_PATTERN = /^[A-Za-z0-9_-]{43,200}$/;

/** A new key: 256 random bits. It is shown once; only its hash stays. */
export function makeKey(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a key. Errors: `serve.weakKey`. */
export function hashKey(key: string): Buffer {
  if (!KEY_PATTERN.test(key)) throw new AppError('serve.weakKey');
  return digest(key);
}

/** The key that a request carries: `Authorization: Bearer …` or `x-api-key`. Never from the address, which is logged everywhere. */
export function readKey(headers: NodeJS.Dict<string | string[]>): string | null {
  const own = headers['x-api-key'];
  if (typeof own === 'string') return own;
  const bearer = /^Bearer ([^\s]+)$/i.exec(typeof headers.authorization === 'string' ? headers.authorization : '');
  return bearer?.[1] ?? null;
}

/** Takes as long for a key that is nearly right as for one that is all wrong. */
export function isKey(given: string, hash: Buffer): boolean {
  return timingSafeEqual(digest(given), hash);
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
