import fs from 'node:fs/promises';
import path from 'node:path';

/** How much prepared data may lie in the cache by default. */
export const CACHE_LIMIT_BYTES = 4 * 1024 ** 3;

/**
 * Deletes the least recently used folders of the cache until it is below its limit, and what a killed process has left
 * behind. `keep` is never deleted. Folders in use by a trainer may go: it has read them into memory.
 */
export async function pruneCache(cacheFolder: string, keep: string, limitBytes = CACHE_LIMIT_BYTES): Promise<void> {
  const entries = await fs.readdir(cacheFolder, { withFileTypes: true }).catch(() => []);
  const folders: { folder: string; bytes: number; usedAt: number }[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const folder = path.join(cacheFolder, entry.name);
    if (isAbandoned(entry.name)) await fs.rm(folder, { recursive: true, force: true });
    else if (isOurs(entry.name)) folders.push({ folder, ...(await measureFolder(folder)) });
  }
  let bytes = folders.reduce((sum, one) => sum + one.bytes, 0);
  for (const one of folders.sort((a, b) => a.usedAt - b.usedAt)) {
    if (bytes <= limitBytes) return;
    if (one.folder === keep) continue;
    await fs.rm(one.folder, { recursive: true, force: true });
    bytes -= one.bytes;
  }
}

/** Notes that a prepared folder has been used now. */
export async function touchFolder(folder: string): Promise<void> {
  const now = new Date();
  // A cache on a read-only disk still serves; it just does not know what is old.
  await fs.utimes(folder, now, now).catch(() => {});
}

/** The name of a folder for rows that were never part of the data. */
export function isOurs(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name) || /^rows-[0-9a-f]+$/.test(name);
}

/** A temporary folder whose process is gone. */
function isAbandoned(name: string): boolean {
  const pid = /\.(\d+)-[0-9a-f]{8}\.tmp$/.exec(name)?.[1];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

async function measureFolder(folder: string): Promise<{ bytes: number; usedAt: number }> {
  let bytes = 0;
  for (const name of await fs.readdir(folder).catch(() => [])) {
    bytes += (await fs.stat(path.join(folder, name)).catch(() => null))?.size ?? 0;
  }
  return { bytes, usedAt: (await fs.stat(folder).catch(() => null))?.mtimeMs ?? 0 };
}
