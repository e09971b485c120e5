import fs from 'node:fs';
import path from 'node:path';

const POLL_MS = 250;

/**
 * Runs `work` while no other process of this clone does: two commands started together would otherwise unpack into the same folders.
 * A lock whose owner no longer lives (killed, power cut) is taken over.
 * @template T
 * @param {string} file
 * @param {() => void} onWait  called once when somebody else holds the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!tryLock(file)) {
    if (removeStaleLock(file)) continue;
    if (!told) {
      told = true;
      onWait();
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} file */
function tryLock(file) {
  // Written beside and linked into place: a lock file is never seen without its owner's number in it.
  const own = `${file}.${process.pid}`;
  fs.writeFileSync(own, String(process.pid));
  try {
    fs.linkSync(own, file);
    return true;
  } catch {
    return false;
  } finally {
    fs.rmSync(own, { force: true });
  }
}

/**
 * Moved aside before it is deleted, and looked at once more there: another process may have taken over the same stale lock a moment earlier.
 * @param {string} file
 * @returns {boolean} whether it was stale
 */
function removeStaleLock(file) {
  if (ownerLives(file)) return false;
  const aside = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, aside);
    if (ownerLives(aside)) fs.linkSync(aside, file);
  } catch {
    // Gone in the meantime, or taken again: trying once more decides.
  } finally {
    fs.rmSync(aside, { force: true });
  }
  return true;
}

/** @param {string} file */
function ownerLives(file) {
  try {
    const owner = Number(fs.readFileSync(file, 'utf8'));
    if (!Number.isInteger(owner) || owner <= 0) return false;
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
