import fs from 'node:fs';
import path from 'node:path';
import { formatBytes } from '../progressBar.mjs';
import { explainSystemError, SetupError } from './setupError.mjs';

/**
 * Builds a folder all or nothing: `fill` works in a temporary folder beside the target, which is renamed only when `fill` succeeded.
 * Left-overs of an earlier, killed attempt are removed first, so that running again is all that is ever needed.
 * @template T
 * @param {string} target
 * @param {string} doing  for messages, such as "unpacking TensorFlow"
 * @param {(folder: string) => Promise<T>} fill
 * @returns {Promise<T>} what `fill` returned
 */
export async function replaceFolder(target, doing, fill) {
  const temporary = `${target}.partial`;
  try {
    fs.rmSync(temporary, { recursive: true, force: true });
    fs.mkdirSync(temporary, { recursive: true });
    const result = await fill(temporary);
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(temporary, target);
    return result;
  } catch (error) {
    fs.rmSync(temporary, { recursive: true, force: true });
    throw explainSystemError(error, doing);
  }
}

/**
 * Refuses early, with numbers, instead of failing after minutes of downloading.
 * @param {string} folder  any path on the disk in question; it need not exist yet
 * @param {number} bytes
 * @param {string} what
 * @throws {SetupError} code 'disk-full'
 */
export function requireFreeSpace(folder, bytes, what) {
  let existing = path.resolve(folder);
  while (!fs.existsSync(existing)) existing = path.dirname(existing);
  const { bavail, bsize } = fs.statfsSync(existing);
  const free = bavail * bsize;
  if (free >= bytes) return;
  throw new SetupError(
    `${what} needs ${formatBytes(bytes)} on the disk, and ${formatBytes(free)} are free.`,
    `Free at least ${formatBytes(bytes - free)} more, then run the same command again.`,
    { code: 'disk-full' },
  );
}
