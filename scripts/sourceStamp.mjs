import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * A fingerprint of sources by path, size and time of change: some twenty milliseconds for the whole project, where reading every file would take seconds.
 * Tests do not count, they are in no bundle.
 * @param {string} root
 * @param {string[]} sources  files and folders relative to `root`; a missing one counts as such
 * @returns {string}
 */
export function stampOfSources(root, sources) {
  const hash = crypto.createHash('sha256');
  for (const source of sources) addToStamp(hash, path.join(root, source), source);
  return hash.digest('hex');
}

/**
 * @param {crypto.Hash} hash
 * @param {string} full
 * @param {string} relative
 */
function addToStamp(hash, full, relative) {
  const stat = fs.statSync(full, { throwIfNoEntry: false });
  if (!stat) {
    hash.update(`${relative} missing\n`);
    return;
  }
  if (stat.isDirectory()) {
    for (const name of fs.readdirSync(full).sort()) addToStamp(hash, path.join(full, name), `${relative}/${name}`);
    return;
  }
  if (/\.test\.(ts|tsx|mjs)$/.test(relative)) return;
  hash.update(`${relative} ${stat.size} ${stat.mtimeMs}\n`);
}
