import crypto from 'node:crypto';
import fs from 'node:fs';
import { SetupError } from './setupError.mjs';

/**
 * @param {string} file
 * @returns {Promise<string>} lower-case hex
 */
async function sha256OfFile(file) {
  const hash = crypto.createHash('sha256');
  for await (const chunk of fs.createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Accepts a file only when its content is the one pinned in the project; a file that differs is deleted so that it can never be used by accident.
 * @param {string} file
 * @param {string} expected  SHA-256 in hex
 * @param {string} what  name for people
 * @throws {SetupError} code 'hash-mismatch'
 */
export async function verifySha256(file, expected, what) {
  const actual = await sha256OfFile(file);
  if (actual === expected) return;
  fs.rmSync(file, { force: true });
  throw new SetupError(
    `${what} was refused: its SHA-256 is ${actual}, the project expects ${expected}.`,
    'Run the same command again; if it happens twice, the download was replaced on its way (a proxy or a mirror): use another network and do not use the file.',
    { code: 'hash-mismatch' },
  );
}
