import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { NodeProblem } from '../../shared/nodes/definition.ts';
import { fieldTypeSchema } from '../../shared/pipeline/plan.ts';
import { BATCH_ROWS, type Batch, type Column, columnAt, takeRows } from './columns.ts';
import { nextTurn } from './nextTurn.ts';
import type { OpenSource } from './sourceImplementation.ts';

/**
 * A folder with the columns of a table that is too large for memory, one file a column:
 *   columns.json   fields, rows, problems, and how each column is kept
 *   <i>.bin        `numbers`: float64 a row; `codes`: int32 a row, a place in the list of texts (−1: missing)
 *   <i>.txt, .off  `texts`: the bytes one after the other, and where each row ends (float64); missing is the byte 0xFF alone
 */
export const storeSchema = z.object({
  version: z.literal(1),
  rows: z.number().int().min(0),
  fields: z.array(fieldTypeSchema),
  columns: z.array(
    z.discriminatedUnion('kept', [
      z.object({ kept: z.literal('numbers') }),
      z.object({ kept: z.literal('codes'), texts: z.array(z.string()) }),
      z.object({ kept: z.literal('texts') }),
    ]),
  ),
  problems: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      place: z.string().optional(),
    }),
  ),
});
export type ColumnStore = z.infer<typeof storeSchema>;

export const STORE_FILE = 'columns.json';
/** Stands for a missing text; no UTF-8 text has this byte. */
export const MISSING_BYTE = 0xff;
/** Rows that lie closer together than one in so many are read in one go. */
const DENSITY = 4;

/** Opens a store: rows are read from disk when they are asked for. Null when the folder holds none, or a cut one. */
export async function openColumnStore(folder: string): Promise<OpenSource | null> {
  const text = await fs.readFile(path.join(folder, STORE_FILE), 'utf8').catch(() => null);
  if (text === null) return null;
  const store = storeSchema.safeParse(JSON.parse(text));
  if (!store.success) return null;
  const { rows, fields, columns } = store.data;
  const readers: ColumnReader[] = [];
  const close = () => void Promise.all(readers.map((reader) => reader.close()));
  for (const [index, kept] of columns.entries()) {
    const reader = await ColumnReader.open(folder, index, kept, Boolean(fields[index]?.classes), rows).catch(
      () => null,
    );
    if (!reader) {
      close();
      return null;
    }
    readers.push(reader);
  }
  const readRange = async (start: number, end: number): Promise<Batch> => ({
    fields,
    rowIds: Int32Array.from({ length: end - start }, (_, i) => start + i),
    columns: await Promise.all(readers.map((reader) => reader.read(start, end))),
  });
  return {
    fields,
    rows,
    givenTest: null,
    isLarge: true,
    problems: store.data.problems satisfies readonly NodeProblem[],
    async *readBatches(rowIds, { signal }) {
      const count = rowIds ? rowIds.length : rows;
      for (let at = 0; at < count; at += BATCH_ROWS) {
        await nextTurn();
        signal.throwIfAborted();
        const end = Math.min(count, at + BATCH_ROWS);
        const batch = rowIds ? await readSome(rowIds.subarray(at, end), readRange) : await readRange(at, end);
        yield { batch, dropped: [] };
      }
    },
    readField: async (name) => {
      const reader = readers[fields.findIndex((field) => field.name === name)];
      if (!reader) throw new Error(`No field ${name}`);
      return await reader.read(0, rows);
    },
    nameRow: () => null,
    close,
  };
}

/** Rows in any order: neighbours are read together, the others one by one, each place on the disk once. */
async function readSome(rowIds: Int32Array, readRange: (start: number, end: number) => Promise<Batch>): Promise<Batch> {
  const sorted = Int32Array.from(rowIds).sort();
  const places = new Map<number, number>();
  const parts: Batch[] = [];
  let held = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    const start = sorted[from] ?? 0;
    while (to < sorted.length && (sorted[to] ?? 0) - start <= DENSITY * (to - from + 1)) to++;
    const end = (sorted[to - 1] ?? start) + 1;
    const read = await readRange(start, end);
    for (let row = start; row < end; row++) places.set(row, held + row - start);
    held += end - start;
    parts.push(read);
    from = to;
  }
  const [first] = parts;
  if (!first) return await readRange(0, 0);
  const columns = first.columns.map((_, index) => joinKept(parts.map((part) => columnAt(part, index))));
  const all: Batch = { fields: first.fields, rowIds: new Int32Array(held), columns };
  const taken = takeRows(
    all,
    Int32Array.from(rowIds, (row) => places.get(row) ?? 0),
  );
  return { ...taken, rowIds: Int32Array.from(rowIds) };
}

function joinKept(columns: readonly Column[]): Column {
  const [first] = columns;
  if (!first || columns.length === 1) return first ?? { type: 'texts', values: [] };
  if (first.type === 'texts')
    return { type: 'texts', values: columns.flatMap((one) => (one.type === 'texts' ? one.values : [])) };
  const total = columns.reduce((sum, one) => sum + one.values.length, 0);
  const values = first.values instanceof Int32Array ? new Int32Array(total) : new Float64Array(total);
  let at = 0;
  for (const one of columns) {
    if (one.type === 'texts') continue;
    values.set(one.values, at);
    at += one.values.length;
  }
  return { type: 'numbers', elements: 1, values };
}

/** Reads rows of one column. */
class ColumnReader {
  private constructor(
    private readonly kept: ColumnStore['columns'][number],
    private readonly hasClasses: boolean,
    private readonly values: fs.FileHandle,
    private readonly ends: fs.FileHandle | null,
  ) {}

  static async open(
    folder: string,
    index: number,
    kept: ColumnStore['columns'][number],
    hasClasses: boolean,
    rows: number,
  ): Promise<ColumnReader> {
    const isText = kept.kept === 'texts';
    const values = await fs.open(path.join(folder, `${index}.${isText ? 'txt' : 'bin'}`));
    const ends = isText ? await fs.open(path.join(folder, `${index}.off`)) : null;
    const { size } = await (ends ?? values).stat();
    if (size === rows * (kept.kept === 'codes' ? 4 : 8)) return new ColumnReader(kept, hasClasses, values, ends);
    await Promise.all([values.close(), ends?.close()]);
    throw new Error(`Column ${index} has ${size} bytes`);
  }

  async read(start: number, end: number): Promise<Column> {
    const { kept } = this;
    if (kept.kept === 'codes') {
      const codes = new Int32Array(await readBytes(this.values, start * 4, (end - start) * 4));
      const texts = new Array<string | null>(codes.length);
      for (let row = 0; row < codes.length; row++) texts[row] = kept.texts[codes[row] ?? -1] ?? null;
      return { type: 'texts', values: texts };
    }
    if (kept.kept === 'numbers') {
      const values = new Float64Array(await readBytes(this.values, start * 8, (end - start) * 8));
      return { type: 'numbers', elements: 1, values: this.hasClasses ? Int32Array.from(values) : values };
    }
    return { type: 'texts', values: await this.readTexts(start, end) };
  }

  private async readTexts(start: number, end: number): Promise<(string | null)[]> {
    if (!this.ends || end <= start) return [];
    const before = start === 0 ? 0 : 1;
    const ends = new Float64Array(await readBytes(this.ends, (start - before) * 8, (end - start + before) * 8));
    const first = before === 1 ? (ends[0] ?? 0) : 0;
    const bytes = Buffer.from(await readBytes(this.values, first, (ends.at(-1) ?? first) - first));
    const texts = new Array<string | null>(end - start);
    let from = 0;
    for (let row = 0; row < texts.length; row++) {
      const to = (ends[row + before] ?? first) - first;
      texts[row] = to === from + 1 && bytes[from] === MISSING_BYTE ? null : bytes.toString('utf8', from, to);
      from = to;
    }
    return texts;
  }

  async close(): Promise<void> {
    await Promise.all([this.values.close(), this.ends?.close()]);
  }
}

async function readBytes(handle: fs.FileHandle, position: number, length: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new Error(`Column file ends at ${position + done}`);
    done += bytesRead;
  }
  return bytes.buffer;
}
