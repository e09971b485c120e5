import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import { AppError } from '../../shared/base/appError.ts';

/** Fingerprints by path, kept while size and times stay: a large file is not read for every preview. */
const known = new Map<string, { readonly stamp: string; readonly fingerprint: string }>();
const MAX_KNOWN = 1000;

/** Size in bytes and SHA-256 of a whole file, as `<size>-<hex>`. Errors: `data.fileMissing`. */
export async function fingerprintFile(file: string, signal?: AbortSignal): Promise<string> {
  const stat = await fs.stat(file, { bigint: true }).catch((cause: unknown) => {
    throw new AppError('data.fileMissing', { path: file }, { cause });
  });
  const stamp = `${stat.size} ${stat.mtimeNs} ${stat.ctimeNs} ${stat.ino}`;
  const remembered = known.get(file);
  if (remembered?.stamp === stamp) return remembered.fingerprint;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, signal })) hash.update(chunk);
  const fingerprint = `${stat.size}-${hash.digest('hex')}`;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(file, { stamp, fingerprint });
  return fingerprint;
}

/** One fingerprint for several files in this order. */
export async function fingerprintFiles(files: readonly string[], signal?: AbortSignal): Promise<string> {
  const each = await Promise.all(files.map((file) => fingerprintFile(file, signal)));
  return fingerprintLines(each);
}

/** A fingerprint of lines of text, such as the listing of a folder. */
export function fingerprintLines(lines: readonly string[]): string {
  return `${lines.length}-${createHash('sha256').update(lines.join('\n')).digest('hex')}`;
}
