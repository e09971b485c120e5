import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '../../../shared/base/appError.ts';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import { nameColumns } from './columnNames.ts';
import { type Delimiter, MISSING_TEXTS, recogniseDialect } from './dialect.ts';
import {
  copyAsUtf8,
  decode,
  type Encoding,
  type Head,
  readHead,
  recogniseEncoding,
  recogniseOldEncoding,
} from './encoding.ts';
import { splitRecord } from './records.ts';

const HEAD_BYTES = 1 << 20;
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const MAX_COLUMNS = 100_000;
/** So many bad lines are named one by one; the others are counted. */
const MAX_NAMED_LINES = 20;
const MAX_REJECTS = 100_000;
/** What DuckDB may hold of a table that lies on disk. */
const LARGE_MEMORY = '300MB';

/** A table of texts as DuckDB holds it: columns c0, c1… of the table `cells`, missing values as NULL. */
export interface TextTable {
  readonly connection: DuckDBConnection;
  readonly names: readonly string[];
  readonly rows: number;
  readonly problems: readonly NodeProblem[];
  close(): void;
}

export interface TableOptions {
  readonly delimiter: Delimiter | null;
  readonly header: boolean | null;
  /** A folder for the database of a table that is too large for memory; without it the table is held there. */
  readonly databaseFolder?: string;
}

/**
 * Reads a CSV file into a table of texts. DuckDB splits and unquotes; encoding, dialect and names are ours. A line with
 * too few or too many cells is left out and named by its number; nothing is cut or moved silently. Afterwards the
 * database can reach no file any more.
 * Errors: `data.csvEmpty`, `data.csvTooWide`, `data.csvLineTooLong`, `data.csvUnreadable`, `data.csvAllRagged`.
 */
export async function readTable(file: string, options: TableOptions, signal: AbortSignal): Promise<TextTable> {
  const head = await readHead(file, HEAD_BYTES);
  const first = await readAs(file, head, recogniseEncoding(head), options, signal);
  if (!first.isNotUtf8) return first.table;
  // Valid at its head, but not further down: the whole file must be in another encoding.
  first.table.close();
  return (await readAs(file, head, recogniseOldEncoding(head), options, signal)).table;
}

async function readAs(
  file: string,
  head: Head,
  encoding: Encoding,
  options: TableOptions,
  signal: AbortSignal,
): Promise<{ readonly table: TextTable; readonly isNotUtf8: boolean }> {
  const temporary = await fs.mkdtemp(path.join(os.tmpdir(), 'tensorloom-csv-'));
  try {
    // DuckDB would take * ? [ in a path for a pattern.
    const needsCopy = encoding !== 'utf-8' || /[*?[\]{}]/.test(file);
    const readable = needsCopy ? path.join(temporary, 'table.csv') : file;
    if (needsCopy) await copyAsUtf8(file, encoding, readable, signal);
    const text = decode(head.bytes, encoding, head.whole)?.replace(/^\uFEFF/, '') ?? '';
    const start = await withFirstRecord(readable, text, head.whole);
    const dialect = recogniseDialect(start.text, !start.whole, options);
    if (dialect.first.length === 0) throw new AppError('data.csvEmpty', { path: file });
    if (dialect.first.length > MAX_COLUMNS) {
      throw new AppError('data.csvTooWide', { columns: dialect.first.length, limit: MAX_COLUMNS });
    }
    const { names, problems } = nameColumns(dialect.first, dialect.header);
    signal.throwIfAborted();
    const loaded = await load(readable, file, dialect, names.length, options.databaseFolder, signal);
    const encodingProblem: NodeProblem[] =
      encoding === 'gb18030' || encoding === 'windows-1252'
        ? [{ code: 'data.csvNotUtf8', severity: 'warning', values: { encoding } }]
        : [];
    return {
      table: { ...loaded, names, problems: [...encodingProblem, ...problems, ...loaded.problems] },
      isNotUtf8: encoding === 'utf-8' && loaded.isNotUtf8,
    };
  } finally {
    await fs.rm(temporary, { recursive: true, force: true });
  }
}

/** The head of the text, long enough to hold its whole first record. Errors: `data.csvLineTooLong`. */
async function withFirstRecord(file: string, text: string, whole: boolean): Promise<{ text: string; whole: boolean }> {
  if (whole || splitRecord(text, 0, ',') !== null) {
    const line = text.indexOf('\n');
    if (whole || line >= 0) return { text, whole };
  }
  const longer = await readHead(file, MAX_LINE_BYTES);
  const more = decode(longer.bytes, 'utf-8', longer.whole)?.replace(/^\uFEFF/, '') ?? '';
  if (!longer.whole && !more.includes('\n')) throw new AppError('data.csvLineTooLong', { line: 1, limit: '16 MB' });
  return { text: more, whole: longer.whole };
}

interface Loaded {
  readonly connection: DuckDBConnection;
  readonly rows: number;
  readonly problems: readonly NodeProblem[];
  readonly isNotUtf8: boolean;
  close(): void;
}

async function load(
  readable: string,
  file: string,
  dialect: { readonly delimiter: string; readonly header: boolean },
  width: number,
  folder: string | undefined,
  signal: AbortSignal,
): Promise<Loaded> {
  const database = folder === undefined ? ':memory:' : path.join(folder, `${randomBytes(4).toString('hex')}.db`);
  const instance = await DuckDBInstance.create(database, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: '2',
    ...(folder === undefined ? {} : { memory_limit: LARGE_MEMORY, temp_directory: folder }),
  });
  const connection = await instance.connect();
  // It lives for one pass: packing it would cost more than it saves.
  if (folder !== undefined) await connection.run("set force_compression='uncompressed'");
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  const stop = () => connection.interrupt();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const columns = Array.from({ length: width }, (_, index) => `'c${index}':'VARCHAR'`).join(',');
    const create = (strict: boolean) => `create table cells as select * from read_csv(${quote(readable)},
      auto_detect=false, delim=${quote(dialect.delimiter)}, quote='"', escape='"', header=false,
      strict_mode=${strict}, null_padding=false, max_line_size=${MAX_LINE_BYTES}, buffer_size=${2 * MAX_LINE_BYTES},
      store_rejects=true, rejects_limit=${MAX_REJECTS}, nullstr=[${MISSING_TEXTS.map(quote).join(',')}], columns={${columns}})`;
    // Mixed line ends break the strict reader.
    await connection.run(create(true)).catch(() => {
      signal.throwIfAborted();
      return connection.run(create(false));
    });
    // By record and not by line, as DuckDB would skip it: a name may hold a line break.
    if (dialect.header) await connection.run('delete from cells where rowid = 0');
    const rows = Number(await readOne(connection, 'select count(*) from cells'));
    const rejects = await readRejects(connection, readable);
    await connection.run('set enable_external_access=false');
    await connection.run('set lock_configuration=true');
    if (rows === 0 && rejects.count > 0)
      throw new AppError('data.csvAllRagged', { columns: width, rows: rejects.count });
    return { connection, rows, problems: rejects.problems, isNotUtf8: rejects.isNotUtf8, close };
  } catch (error) {
    close();
    if (error instanceof AppError || signal.aborted) throw error;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new AppError('data.csvUnreadable', { path: path.basename(file), reason }, { cause: error });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

interface Rejects {
  readonly count: number;
  readonly problems: readonly NodeProblem[];
  readonly isNotUtf8: boolean;
}

/** Lines that DuckDB left out, as problems with the number of the line and of the cells in it. */
async function readRejects(connection: DuckDBConnection, file: string): Promise<Rejects> {
  const count = Number(await readOne(connection, 'select count(distinct line) from reject_errors'));
  if (count === 0) return { count, problems: [], isNotUtf8: false };
  const wrong = await readOne(connection, "select count(*) from reject_errors where error_type = 'INVALID ENCODING'");
  const reader = await connection.runAndReadAll(
    `select line, min(line_byte_position), first(error_type), first(error_message) from reject_errors group by line order by line limit ${MAX_NAMED_LINES}`,
  );
  const found = reader.getRows().map(([line, byte, type, message]) => ({
    record: Number(line),
    byte: Number(byte),
    type: String(type),
    message: String(message),
  }));
  const lines = await countLines(
    file,
    found.map(({ byte }) => byte),
  );
  const problems = found.map(({ record, type, message }, index): NodeProblem => {
    const line = lines[index] ?? record;
    const place = String(line);
    const [, expected, cells] = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message) ?? [];
    if (expected !== undefined && cells !== undefined) {
      const values = { line, expected: Number(expected), cells: Number(cells) };
      return { code: 'data.csvRaggedRow', severity: 'warning', values, place };
    }
    return { code: REJECT_CODES.get(type) ?? 'data.csvBadLine', severity: 'warning', values: { line }, place };
  });
  const more = count - problems.length;
  if (more > 0) problems.push({ code: 'data.csvMoreBadLines', severity: 'warning', values: { count: more } });
  return { count, problems, isNotUtf8: Number(wrong) > 0 };
}

const REJECT_CODES: ReadonlyMap<string, string> = new Map([
  ['UNQUOTED VALUE', 'data.csvBadQuotes'],
  ['LINE SIZE OVER MAXIMUM', 'data.csvLongLine'],
]);

/** The numbers of the lines that start at these bytes, which ascend: what an editor shows, blank lines and lines within quotes counted. */
async function countLines(file: string, bytes: readonly number[]): Promise<number[]> {
  const lines: number[] = [];
  let line = 1;
  let offset = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const block: Buffer = chunk;
    let at = 0;
    while (lines.length < bytes.length) {
      const wanted = bytes[lines.length] ?? 0;
      const next = block.indexOf(10, at);
      if (wanted < offset + (next < 0 ? block.length : next + 1)) lines.push(line);
      else if (next < 0) break;
      else {
        line++;
        at = next + 1;
      }
    }
    offset += block.length;
    if (lines.length === bytes.length) break;
  }
  while (lines.length < bytes.length) lines.push(line);
  return lines;
}

/** The one value that a query gives. */
export async function readOne(connection: DuckDBConnection, sql: string): Promise<unknown> {
  return (await connection.runAndReadAll(sql)).getRows()[0]?.[0];
}

/** A text as SQL writes it. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
