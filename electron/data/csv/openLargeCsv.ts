import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { hashValue } from '../../../shared/base/hash.ts';
import { pruneCache, touchFolder } from '../cacheFolder.ts';
import { openColumnStore } from '../columnStore.ts';
import type { OpenSource } from '../sourceImplementation.ts';
import type { Decimal } from './readColumns.ts';
import { readTable, type TableOptions } from './readTable.ts';
import { writeColumns } from './writeColumns.ts';

/** How much of the disk tables may take that were too large for memory. */
const LIMIT_BYTES = 40 * 1024 ** 3;
const STORE_FORMAT = 1;

export interface LargeCsv {
  readonly file: string;
  /** Of what is in the file now: the columns are kept under it. */
  readonly fingerprint: string;
  readonly options: TableOptions;
  readonly decimal: Decimal | null;
  readonly target: string;
}

/**
 * Opens a table that is too large for memory: it is read once, into a folder of columns on disk, and from there ever after.
 * Errors: those of readTable, `data.writeFailed` for a full disk.
 */
export async function openLargeCsv(
  csv: LargeCsv,
  cacheFolder: string,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): Promise<OpenSource> {
  const { fingerprint, options, decimal, target } = csv;
  const folder = path.join(cacheFolder, hashValue({ format: STORE_FORMAT, fingerprint, options, decimal, target }));
  const known = await openColumnStore(folder);
  if (known) {
    await touchFolder(folder);
    return known;
  }
  const temporary = `${folder}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    const database = path.join(temporary, 'database');
    await fs.mkdir(database, { recursive: true });
    const table = await readTable(csv.file, { ...options, databaseFolder: database }, signal);
    try {
      await writeColumns(table, decimal, target, temporary, signal, progress);
    } finally {
      table.close();
    }
    await fs.rm(database, { recursive: true, force: true });
    await fs.rm(folder, { recursive: true, force: true });
    await fs.rename(temporary, folder);
  } catch (error) {
    await fs.rm(temporary, { recursive: true, force: true }).catch(() => {});
    throw translate(error, folder);
  }
  await pruneCache(cacheFolder, folder, LIMIT_BYTES);
  const opened = await openColumnStore(folder);
  if (!opened) throw new AppError('data.preparedBroken', { path: folder, file: '' });
  return opened;
}

/** Where columns of large tables are kept: the place that the system has for what can be made again. */
export function columnCacheFolder(): string {
  const { env, platform } = process;
  if (env.TENSORLOOM_COLUMNS) return env.TENSORLOOM_COLUMNS;
  const home = os.homedir();
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'tensorloom', 'columns');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'tensorloom', 'columns');
  return path.join(env.XDG_CACHE_HOME ?? path.join(home, '.cache'), 'tensorloom', 'columns');
}

function translate(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error;
  return new AppError('data.writeFailed', { path: folder, reason: String(error.code) }, { cause: error });
}
