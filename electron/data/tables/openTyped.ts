import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import { fingerprintFile } from '../fingerprint.ts';
import { openColumns } from '../openColumns.ts';
import { requireFile, resolvePath } from '../places.ts';
import type { OpenSource, ReadContext } from '../sourceImplementation.ts';
import { openLockedDatabase, unreadable } from './lockedDatabase.ts';
import { readRelation } from './readRelation.ts';

/** The fingerprint of a file that a node names. Errors: `data.fileMissing`, `data.notAFile`. */
export async function fingerprintStored(stored: string, { places, signal }: ReadContext): Promise<string> {
  const file = resolvePath(stored, places);
  await requireFile(file);
  return await fingerprintFile(file, signal);
}

/**
 * Reads a file that knows the types of its columns. `relation` says how SQL reads the file at a path.
 * Errors: `data.tableUnreadable`, `data.tableNoColumns`, those of paths.
 */
export async function openTyped(
  stored: string,
  relation: (file: string) => string,
  target: string,
  { places, signal, progress }: ReadContext,
): Promise<OpenSource> {
  progress('reading', 0, 1);
  const file = resolvePath(stored, places);
  await requireFile(file);
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'tensorloom-table-'));
  try {
    // DuckDB would take * ? [ in a path for a pattern.
    const readable = /[*?[\]{}]/.test(file) ? path.join(temporary, 'table') : file;
    if (readable !== file) await copyFile(file, readable);
    const database = await openLockedDatabase([readable]);
    try {
      signal.throwIfAborted();
      await database.connection.run(`create table cells as select * from ${relation(readable)}`);
      await database.lock();
      const typed = await readRelation(database.connection, target);
      progress('reading', 1, 1);
      const problems: NodeProblem[] = [...typed.problems];
      if (typed.rows === 0) problems.push({ code: 'data.csvNoRows', severity: 'warning' });
      return openColumns({ ...typed, names: undefined, problems });
    } catch (error) {
      throw signal.aborted ? error : unreadable(file, error);
    } finally {
      database.close();
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
