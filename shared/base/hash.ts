import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/** JSON with keys in sorted order at every level, so equal data gives equal text. `space` as in JSON.stringify. */
export function stringifySorted(value: unknown, space?: number): string {
  return JSON.stringify(value, (_key, inner: unknown) => (isRecord(inner) ? sortKeys(inner) : inner), space);
}

/** SHA-256 of the sorted JSON of a value, as 64 hex digits. The same on every machine and in every process. */
export function hashValue(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(stringifySorted(value))));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortKeys(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
