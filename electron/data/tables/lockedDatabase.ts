import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '../../../shared/base/appError.ts';
import { quote } from '../csv/readTable.ts';

export interface LockedDatabase {
  readonly connection: DuckDBConnection;
  /** From here on no file can be reached any more, and no setting changed. */
  lock(): Promise<void>;
  close(): void;
}

/** How much DuckDB may hold in memory at a time, beside what is read out of it. */
const MEMORY = '2GB';

/**
 * A database in memory that reaches these files and nothing else: no other file, no network, no extension.
 * Call `lock` once they are read.
 */
export async function openLockedDatabase(files: readonly string[], threads = 2): Promise<LockedDatabase> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: String(threads),
    memory_limit: MEMORY,
  });
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    await connection.run(`set allowed_paths=[${files.map(quote).join(',')}]`);
    await connection.run('set enable_external_access=false');
    if (files.length === 0) await connection.run('set lock_configuration=true');
  } catch (error) {
    close();
    throw error;
  }
  return { connection, lock: async () => void (await connection.run('set lock_configuration=true')), close };
}

/** What DuckDB says is wrong with a file, in one line. */
export function unreadable(file: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return new AppError(
    'data.tableUnreadable',
    { path: path.basename(file), reason: reason.slice(0, 300) },
    { cause: error },
  );
}

/** The name of a column or table as SQL writes it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
