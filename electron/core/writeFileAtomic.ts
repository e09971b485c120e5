import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/base/appError.ts';

/**
 * Replaces a file with new content, whole or not at all: a temporary file beside it, flushed, renamed over it, and the
 * folder flushed. Our own, because the known packages ignore a short write and install half a file on a full disk.
 * Throws what the system says (ENOSPC…); the old file is then as it was.
 */
export async function writeFileAtomic(file: string, data: string | Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const temporary = temporaryBeside(file);
  try {
    const handle = await open(temporary, 'wx');
    try {
      // FileHandle.writeFile goes on until every byte is written, or throws.
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameOver(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

/**
 * Replaces a folder with new content: `fill` writes into a temporary folder beside it, which then takes its name. Cut off
 * at any point there is the old folder, the new one, or (between the two renames) the new one and the old one under a
 * temporary name; never a half-written one. Throws what `fill` or the system says; the old folder is then as it was.
 */
export async function replaceFolder(folder: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true });
  const temporary = temporaryBeside(folder);
  const old = temporaryBeside(folder);
  try {
    await mkdir(temporary);
    await fill(temporary);
    await syncFiles(temporary);
    const hadOld = await renameOver(folder, old).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
        throw error;
      },
    );
    try {
      await renameOver(temporary, folder);
    } catch (error) {
      if (hadOld) await renameOver(old, folder);
      throw error;
    }
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(parent);
  await rm(old, { recursive: true, force: true });
}

const TEMPORARY_NAME = /^\..+\.(\d+)\.[0-9a-f]{8}\.tmp$/;

/**
 * Removes what interrupted writers left in a folder: temporary files and folders of processes that are gone. Returns
 * their names. A folder that is not there has nothing to sweep.
 */
export async function sweepTemporaryFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const stale = names.filter((name) => {
    const owner = TEMPORARY_NAME.exec(name)?.[1];
    return owner !== undefined && !isProcessAlive(Number(owner));
  });
  for (const name of stale) await rm(path.join(folder, name), { recursive: true, force: true });
  return stale;
}

/**
 * The system's error of a failed write as one that the catalogue has a sentence for: `disk.full`, `disk.notAllowed` or
 * `disk.writeFailed`. What is already an AppError stays.
 */
export function toWriteError(error: unknown, file: string): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const code = WRITE_ERRORS[reason] ?? 'disk.writeFailed';
  return new AppError(code, { path: file, reason }, { cause: error });
}

const WRITE_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EFBIG: 'disk.full',
  EACCES: 'disk.notAllowed',
  EPERM: 'disk.notAllowed',
  EROFS: 'disk.notAllowed',
};

/** Hidden, and named by the process that writes it, so that a sweep can tell a live one from one left behind. */
function temporaryBeside(target: string): string {
  return path.join(
    path.dirname(target),
    `.${path.basename(target)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`,
  );
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, but another person's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Flushes every file and folder below; a rename is only worth something when what it names has reached the disk. */
async function syncFiles(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const full = path.join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isDirectory()) await syncFolder(full);
    else if (entry.isFile()) {
      const handle = await open(full, 'r+');
      await handle.sync().finally(() => handle.close());
    }
  }
  await syncFolder(folder);
}

/** Windows refuses to rename over a file that a virus scanner or a sync client holds open for a moment: tries again for 2 s. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (attempt >= 9 || !(code === 'EPERM' || code === 'EBUSY' || code === 'EACCES') || process.platform !== 'win32')
        throw error;
      await new Promise((resolve) => setTimeout(resolve, 40 * (attempt + 1)));
    }
  }
}

/** Makes the new name survive a power cut. Windows cannot open folders, and does not need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
