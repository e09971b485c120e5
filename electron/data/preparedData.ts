import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/base/appError.ts';
import { fieldTypeSchema } from '../../shared/pipeline/plan.ts';

/**
 * A prepared folder: what the data part of a plan leaves for the trainer. Little-endian, row-major, one file a field.
 *
 *   prepared.json   this schema
 *   fitted.json     what each preparation step learned from the training rows, by node id (plain JSON)
 *   <file>.bin      rows × elements of one field: uint8, int32 or float32 as `stored` says
 *   split.bin       uint8 a row: 0 train, 1 validation, 2 test
 *   rowIds.bin      int32 a row: position in the source
 *
 * Text fields have no file: what a network cannot take stays in the source, reachable by row id.
 */
const storedSchema = z.object({
  dtype: z.enum(['uint8', 'int32', 'float32']),
  /** A value is the stored number divided by this: normalised pixels stay bytes. gatherRows applies it. */
  divisor: z.number().positive(),
});
const preparedFieldSchema = z.object({
  type: fieldTypeSchema,
  file: z.string().nullable(),
  elements: z.number().int().min(0),
  stored: storedSchema.nullable(),
});
export const preparedSchema = z.object({
  version: z.literal(1),
  hash: z.string(),
  rows: z.number().int().min(0),
  /** In the order of the data set. `file` null for a field that has none (text). */
  fields: z.array(preparedFieldSchema),
  splitCounts: z.object({ train: z.number().int(), validation: z.number().int(), test: z.number().int() }),
  /** Fingerprints of the sources by node id. */
  sources: z.record(z.string(), z.string()),
  /** The data set as it came from its source: what new rows must look like. */
  source: z.object({ node: z.string(), kind: z.string(), fields: z.array(fieldTypeSchema) }),
  /** Source rows that were left out, by the code of the reason. */
  dropped: z.record(z.string(), z.number().int()),
  /** Steps that change pictures of training rows by chance, in order: done in every epoch anew when batches are read. */
  augment: z
    .array(z.object({ node: z.string(), kind: z.string(), config: z.record(z.string(), z.unknown()) }))
    .optional(),
});
export type Prepared = z.infer<typeof preparedSchema>;
export type PreparedField = Prepared['fields'][number];

export const SPLIT_CODES = { train: 0, validation: 1, test: 2 } as const;
export type SplitName = keyof typeof SPLIT_CODES;

/** The part of a row by its code; null for a row in none. */
export function nameSplit(code: number | undefined): SplitName | null {
  if (code === SPLIT_CODES.train) return 'train';
  if (code === SPLIT_CODES.validation) return 'validation';
  return code === SPLIT_CODES.test ? 'test' : null;
}

export const PREPARED_FILE = 'prepared.json';
export const FITTED_FILE = 'fitted.json';
export const SPLIT_FILE = 'split.bin';
export const ROW_IDS_FILE = 'rowIds.bin';
const BYTES = { uint8: 1, int32: 4, float32: 4 } as const;

/** A prepared folder in memory. */
export interface PreparedData {
  readonly description: Prepared;
  /** SPLIT_CODES a row. */
  readonly split: Uint8Array;
  /** Position in the source a row. */
  readonly rowIds: Int32Array;
  /** Rows of one part, ascending. */
  rowsOf(split: SplitName): Uint32Array;
  /**
   * Copies the values of a field for some rows into `out`, row after row, in the numbers that a network takes (normalised
   * pixels as 0 … 1). Each row starts `stride` numbers after the one before (default: `elements`), the first at `offset`,
   * so that several columns can be put side by side. Fast: made for a reused array in every step.
   */
  gatherRows(
    field: string,
    rows: ArrayLike<number>,
    out: Float32Array | Int32Array,
    placing?: { readonly offset?: number; readonly stride?: number },
  ): void;
}

/** Reads and checks the description of a prepared folder. Errors: `data.preparedBroken`. */
export async function readPrepared(folder: string): Promise<Prepared> {
  try {
    return preparedSchema.parse(JSON.parse(await fs.readFile(path.join(folder, PREPARED_FILE), 'utf8')));
  } catch (cause) {
    throw new AppError('data.preparedBroken', { path: folder, file: PREPARED_FILE }, { cause });
  }
}

/**
 * Opens a prepared folder. Every file must have the size that the description gives it before anything is allocated.
 * Errors: `data.preparedBroken`, naming the file.
 */
export async function openPrepared(folder: string): Promise<PreparedData> {
  const description = await readPrepared(folder);
  const { rows } = description;
  const read = (file: string, bytes: number) => readExactly(folder, file, bytes);
  const split = new Uint8Array(await read(SPLIT_FILE, rows));
  const rowIds = new Int32Array(await read(ROW_IDS_FILE, rows * 4));
  const columns = new Map<string, StoredColumn>();
  for (const field of description.fields) {
    if (field.file === null || field.stored === null) continue;
    const buffer = await read(field.file, rows * field.elements * BYTES[field.stored.dtype]);
    columns.set(field.type.name, openColumn(buffer, field.stored, field.elements));
  }
  return {
    description,
    split,
    rowIds,
    rowsOf: (name) => {
      const found: number[] = [];
      for (let row = 0; row < rows; row++) if (split[row] === SPLIT_CODES[name]) found.push(row);
      return Uint32Array.from(found);
    },
    gatherRows: (name, chosen, out, placing = {}) => {
      const column = columns.get(name);
      if (!column) throw new AppError('data.fieldHasNoNumbers', { field: name });
      gather(column, chosen, out, placing.offset ?? 0, placing.stride ?? column.elements);
    },
  };
}

interface StoredColumn {
  readonly values: Uint8Array | Int32Array | Float32Array;
  readonly elements: number;
  readonly divisor: number;
  /** What each byte stands for, so that a pixel costs a look-up and no division; null for other numbers. */
  readonly meaning: Float32Array | null;
}

function openColumn(buffer: ArrayBuffer, stored: z.infer<typeof storedSchema>, elements: number): StoredColumn {
  const { divisor } = stored;
  if (stored.dtype === 'uint8') {
    const meaning = divisor === 1 ? null : Float32Array.from({ length: 256 }, (_, byte) => byte / divisor);
    return { values: new Uint8Array(buffer), elements, divisor, meaning };
  }
  const values = stored.dtype === 'int32' ? new Int32Array(buffer) : new Float32Array(buffer);
  return { values, elements, divisor, meaning: null };
}

function gather(
  column: StoredColumn,
  rows: ArrayLike<number>,
  out: Float32Array | Int32Array,
  offset: number,
  stride: number,
): void {
  const { values, elements, meaning, divisor } = column;
  for (let row = 0; row < rows.length; row++) {
    const from = (rows[row] ?? 0) * elements;
    const to = offset + row * stride;
    if (meaning) for (let i = 0; i < elements; i++) out[to + i] = meaning[values[from + i] ?? 0] ?? 0;
    else if (divisor === 1 && elements > 16) out.set(values.subarray(from, from + elements), to);
    else for (let i = 0; i < elements; i++) out[to + i] = (values[from + i] ?? 0) / divisor;
  }
}

/** The whole of a file that must have this size. */
async function readExactly(folder: string, file: string, bytes: number): Promise<ArrayBuffer> {
  const broken = (reason: string, cause?: unknown) =>
    new AppError('data.preparedBroken', { path: folder, file: `${file} ${reason}` }, { cause });
  // A description is data, not a way out of its folder.
  if (path.basename(file) !== file) throw broken('');
  const handle = await fs.open(path.join(folder, file)).catch((cause: unknown) => {
    throw broken('', cause);
  });
  try {
    const { size } = await handle.stat();
    if (size !== bytes) throw broken(`${size} ≠ ${bytes}`);
    const buffer = new ArrayBuffer(bytes);
    const view = new Uint8Array(buffer);
    let done = 0;
    while (done < bytes) {
      const { bytesRead } = await handle.read(view, done, bytes - done, done);
      if (bytesRead === 0) throw broken(`${done} ≠ ${bytes}`);
      done += bytesRead;
    }
    return buffer;
  } finally {
    await handle.close();
  }
}
