import fs from 'node:fs/promises';
import path from 'node:path';
import { DuckDBDoubleVector, DuckDBIntegerVector, type DuckDBVector } from '@duckdb/node-api';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { type ColumnStore, MISSING_BYTE, STORE_FILE } from '../columnStore.ts';
import { toWireField, toWireProblem } from '../wireTypes.ts';
import { type Decimal, MAX_CATEGORIES } from './readColumns.ts';
import { quote, type TextTable } from './readTable.ts';
import { type ColumnType, chooseTypes, describeNumbers, describeTexts, MOST_CLASS_NUMBERS } from './typedColumns.ts';

/** Texts of at most so many different values are kept as numbers into a list. */
const MOST_CODES = 4 * MAX_CATEGORIES;
/** Bytes that gather before they are written. */
const BUFFER_BYTES = 1 << 20;

/**
 * Writes the columns of a table that lies on disk into a column store, in one pass and in pieces, and gives the fields the
 * types that typeColumns gives those of a small table.
 */
export async function writeColumns(
  table: TextTable,
  decimal: Decimal | null,
  target: string,
  folder: string,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const { types, problems } = await chooseTypes(table, decimal);
  const targetName = target === '' ? table.names.at(-1) : target;
  const columns = await prepareColumns(table, types, folder);
  for (const column of columns) column.isTarget = table.names[column.index] === targetName;
  try {
    const result = await table.connection.stream(
      `select ${columns.map(({ expression }) => expression).join(', ')} from cells`,
    );
    let rows = 0;
    let chunks = 0;
    while (true) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      signal.throwIfAborted();
      for (const [i, column] of columns.entries()) {
        const items = readItems(chunk.getColumnVector(i));
        if (items instanceof Float64Array) column.addNumbers(items.subarray(0, chunk.rowCount));
        else if (items instanceof Int32Array) column.addCodes(items.subarray(0, chunk.rowCount));
        else column.addTexts(chunk.getColumnValues(i));
        if (column.isFull) await column.flush();
      }
      rows += chunk.rowCount;
      if (++chunks % 64 === 0) progress(rows, table.rows);
    }
    for (const column of columns) await column.flush();
    const all = [...table.problems, ...problems];
    const fields = columns.map((column) => column.describe(table.names[column.index] ?? '', all));
    const store: ColumnStore = {
      version: 1,
      rows,
      fields: fields.map(toWireField),
      columns: columns.map(({ kept }) => kept),
      problems: all.map((problem) => ({ ...toWireProblem(problem) })),
    };
    await fs.writeFile(path.join(folder, STORE_FILE), JSON.stringify(store));
  } finally {
    for (const column of columns) await column.close();
  }
}

/** The numbers of a vector as they lie in memory: a value at a time would take ten times as long. None of ours is NULL. */
function readItems(vector: DuckDBVector): unknown {
  return vector instanceof DuckDBDoubleVector || vector instanceof DuckDBIntegerVector
    ? Reflect.get(vector, 'items')
    : null;
}

async function prepareColumns(table: TextTable, types: readonly ColumnType[], folder: string): Promise<ColumnWriter[]> {
  const texts = types.filter(({ isNumber }) => !isNumber);
  const measures = texts.flatMap(({ index }) => [`approx_count_distinct(c${index})`, `max(length(c${index}))`]);
  const measured =
    measures.length > 0
      ? ((await table.connection.runAndReadAll(`select ${measures.join(', ')} from cells`)).getRows()[0] ?? [])
      : [];
  const writers: ColumnWriter[] = [];
  for (const type of types) {
    const { index } = type;
    const at = texts.indexOf(type);
    const longest = Number(measured[2 * at + 1] ?? 0);
    if (type.isNumber) {
      const expression = `coalesce(${type.expression}, 'nan'::double)`;
      writers.push(await ColumnWriter.open(folder, index, expression, { kept: 'numbers' }, longest));
      continue;
    }
    const known = Number(measured[2 * at] ?? 0) <= MOST_CODES / 2 ? await readDistinct(table, index) : null;
    if (!known) {
      writers.push(await ColumnWriter.open(folder, index, `c${index}`, { kept: 'texts' }, longest));
      continue;
    }
    let expression = '-1::integer';
    if (known.length > 0) {
      await table.connection.run(`create type e${index} as enum (${known.map(quote).join(',')})`);
      expression = `coalesce(enum_code(c${index}::e${index})::integer, -1)`;
    }
    writers.push(await ColumnWriter.open(folder, index, expression, { kept: 'codes', texts: known }, longest));
  }
  return writers;
}

/** All different texts, or null when there are too many after all. */
async function readDistinct(table: TextTable, index: number): Promise<string[] | null> {
  const reader = await table.connection.runAndReadAll(
    `select distinct c${index} from cells where c${index} is not null limit ${MOST_CODES + 1}`,
  );
  const texts = reader.getRows().map(([text]) => String(text));
  return texts.length > MOST_CODES ? null : texts.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Writes one column and remembers what its type depends on. */
class ColumnWriter {
  isTarget = false;
  private parts: Uint8Array[] = [];
  private bytes = 0;
  private ends: number[] = [];
  private end = 0;
  private missing = 0;
  private tooLarge = 0;
  /** Different numbers while they may still be classes. */
  private numbers: Set<number> | null = new Set();

  private constructor(
    readonly index: number,
    readonly expression: string,
    readonly kept: ColumnStore['columns'][number],
    private readonly longest: number,
    private readonly values: fs.FileHandle,
    private readonly offsets: fs.FileHandle | null,
  ) {}

  static async open(
    folder: string,
    index: number,
    expression: string,
    kept: ColumnStore['columns'][number],
    longest: number,
  ): Promise<ColumnWriter> {
    const isText = kept.kept === 'texts';
    const values = await fs.open(path.join(folder, `${index}.${isText ? 'txt' : 'bin'}`), 'wx');
    const offsets = isText ? await fs.open(path.join(folder, `${index}.off`), 'wx') : null;
    return new ColumnWriter(index, expression, kept, longest, values, offsets);
  }

  get isFull(): boolean {
    return this.bytes >= BUFFER_BYTES;
  }

  addNumbers(given: Float64Array): void {
    const values = Float64Array.from(given);
    for (let row = 0; row < values.length; row++) {
      const value = values[row] ?? Number.NaN;
      if (Number.isFinite(value)) {
        if (this.isTarget && this.numbers && this.numbers.size <= MOST_CLASS_NUMBERS) this.numbers.add(value);
        continue;
      }
      if (!Number.isNaN(value)) this.tooLarge++;
      values[row] = Number.NaN;
      this.missing++;
    }
    this.push(new Uint8Array(values.buffer));
  }

  addCodes(given: Int32Array): void {
    const codes = Int32Array.from(given);
    for (const code of codes) if (code < 0) this.missing++;
    this.push(new Uint8Array(codes.buffer));
  }

  addTexts(given: readonly unknown[]): void {
    // Three bytes for each UTF-16 unit are always enough; what is not used is not kept.
    const space = given.reduce<number>((sum, text) => sum + (typeof text === 'string' ? 3 * text.length : 1), 0);
    const bytes = Buffer.allocUnsafe(space);
    let at = 0;
    for (const text of given) {
      if (typeof text === 'string') at += bytes.write(text, at);
      else {
        bytes[at++] = MISSING_BYTE;
        this.missing++;
      }
      this.ends.push(this.end + at);
    }
    this.end += at;
    this.push(Buffer.from(bytes.subarray(0, at)));
  }

  describe(name: string, problems: NodeProblem[]): FieldType {
    const role = this.isTarget ? 'target' : 'feature';
    const { kept, missing } = this;
    if (kept.kept !== 'numbers') {
      const known = kept.kept === 'codes' ? kept.texts : null;
      return { ...describeTexts(name, missing, known, this.longest), role };
    }
    if (this.tooLarge > 0) {
      const values = { field: name, count: this.tooLarge };
      problems.push({ code: 'data.numbersTooLarge', severity: 'warning', values });
    }
    return { ...describeNumbers(name, missing, this.isTarget ? [...(this.numbers ?? [])] : null), role };
  }

  async flush(): Promise<void> {
    const bytes = Buffer.concat(this.parts);
    this.parts = [];
    this.bytes = 0;
    await writeAll(this.values, bytes);
    if (!this.offsets) return;
    await writeAll(this.offsets, new Uint8Array(Float64Array.from(this.ends).buffer));
    this.ends = [];
  }

  async close(): Promise<void> {
    await Promise.all([this.values.close(), this.offsets?.close()]);
  }

  private push(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.bytes += bytes.length;
  }
}

async function writeAll(handle: fs.FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.length) done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten;
}
