import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/base/appError.ts';
import { stringifySorted } from '../../shared/base/hash.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import { syncFolder } from '../core/writeFileAtomic.ts';
import type { AugmentStep } from './augment/createAugmenter.ts';
import type { Fitted } from './chain.ts';
import { type Batch, columnAt, type NumberColumn } from './columns.ts';
import {
  FITTED_FILE,
  PREPARED_FILE,
  type Prepared,
  type PreparedField,
  ROW_IDS_FILE,
  SPLIT_CODES,
  SPLIT_FILE,
} from './preparedData.ts';
import { toWireField } from './wireTypes.ts';

/** What is known about a prepared folder before its rows come. */
export interface PreparedHead {
  readonly hash: string;
  readonly fields: readonly FieldType[];
  readonly fitted: Fitted;
  readonly sources: Readonly<Record<string, string>>;
  readonly source: { readonly node: string; readonly kind: string; readonly fields: readonly FieldType[] };
  readonly augment?: readonly AugmentStep[];
}

/** Batches as they leave the last step, with the part that each row belongs to and the rows left out so far. */
export interface PreparedBatch {
  readonly batch: Batch;
  readonly split: Uint8Array;
  readonly dropped: readonly { readonly reason: { readonly code: string } }[];
}

/**
 * Writes a prepared folder: into a temporary folder beside it, flushed to disk, then renamed. Stopped at any point,
 * by an error or by a signal that kills the process, it leaves no half folder under the final name.
 * Errors: `data.writeFailed` with the system's code (a full disk: ENOSPC); whatever the batches throw.
 */
export async function writePrepared(
  folder: string,
  head: PreparedHead,
  batches: AsyncIterable<PreparedBatch>,
): Promise<Prepared> {
  const temporary = `${folder}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    await fs.mkdir(temporary, { recursive: true });
    const prepared = await writeFiles(temporary, head, batches);
    await syncFolder(temporary);
    await replaceFolder(temporary, folder);
    return prepared;
  } catch (error) {
    // What went wrong first is what matters; a rest that stays is swept up later.
    await fs.rm(temporary, { recursive: true, force: true }).catch(() => {});
    throw translateWriteError(error, folder);
  }
}

async function writeFiles(
  folder: string,
  head: PreparedHead,
  batches: AsyncIterable<PreparedBatch>,
): Promise<Prepared> {
  const writers = new Map<string, FileWriter>();
  const open = async (name: string) => {
    const writer = writers.get(name) ?? (await FileWriter.open(path.join(folder, name)));
    writers.set(name, writer);
    return writer;
  };
  const fields = head.fields.map(describeField);
  const counts = { train: 0, validation: 0, test: 0 };
  const dropped: Record<string, number> = {};
  let rows = 0;
  try {
    for (const name of [SPLIT_FILE, ROW_IDS_FILE, ...fields.flatMap(({ file }) => file ?? [])]) await open(name);
    for await (const { batch, split, dropped: lost } of batches) {
      for (const { reason } of lost) dropped[reason.code] = (dropped[reason.code] ?? 0) + 1;
      if (batch.rowIds.length === 0) continue;
      for (const [index, field] of fields.entries()) {
        if (field.file === null) continue;
        const stored = storeColumn(columnAt(batch, index), field, rows === 0);
        fields[index] = stored.field;
        await (await open(field.file)).write(stored.bytes);
      }
      await (await open(SPLIT_FILE)).write(split);
      await (await open(ROW_IDS_FILE)).write(asBytes(batch.rowIds));
      for (const code of split) {
        if (code === SPLIT_CODES.train) counts.train++;
        else if (code === SPLIT_CODES.validation) counts.validation++;
        else counts.test++;
      }
      rows += batch.rowIds.length;
    }
    const prepared: Prepared = {
      version: 1,
      hash: head.hash,
      rows,
      fields,
      splitCounts: counts,
      sources: { ...head.sources },
      source: { ...head.source, fields: head.source.fields.map(toWireField) },
      dropped,
      ...(head.augment && head.augment.length > 0 ? { augment: head.augment.map((step) => ({ ...step })) } : {}),
    };
    await (await open(FITTED_FILE)).write(Buffer.from(`${stringifySorted(head.fitted, 2)}\n`));
    await (await open(PREPARED_FILE)).write(Buffer.from(`${stringifySorted(prepared, 2)}\n`));
    for (const writer of writers.values()) await writer.sync();
    return prepared;
  } finally {
    for (const writer of writers.values()) await writer.close();
  }
}

function describeField(field: FieldType, index: number): PreparedField {
  const type = toWireField(field);
  if (field.dtype === 'string') return { type, file: null, elements: 0, stored: null };
  const elements = field.shape.reduce<number>((product, dim) => product * (dim ?? 0), 1);
  const dtype = field.dtype === 'bool' ? 'uint8' : field.dtype;
  return { type, file: `field${index}.bin`, elements, stored: { dtype, divisor: 1 } };
}

/** The bytes of a column as they go to disk. The first batch decides whether bytes stay bytes. */
function storeColumn(
  column: Batch['columns'][number],
  field: PreparedField,
  first: boolean,
): { readonly field: PreparedField; readonly bytes: Uint8Array } {
  if (column.type === 'texts') throw new Error(`Field ${field.type.name} holds text, not ${field.type.dtype}`);
  if (column.elements !== field.elements) {
    throw new Error(`Field ${field.type.name} has ${column.elements} numbers a row, expected ${field.elements}`);
  }
  const stored = first ? chooseStorage(column, field) : field.stored;
  if (!stored) throw new Error(`Field ${field.type.name} has no storage`);
  return { field: { ...field, stored }, bytes: asBytes(convert(column, stored)) };
}

function chooseStorage(column: NumberColumn, field: PreparedField): PreparedField['stored'] {
  if (column.values instanceof Uint8Array) return { dtype: 'uint8', divisor: column.divisor ?? 1 };
  return { dtype: field.type.dtype === 'int32' ? 'int32' : 'float32', divisor: column.divisor ?? 1 };
}

function convert(column: NumberColumn, stored: { dtype: string }): Uint8Array | Int32Array | Float32Array {
  const { values } = column;
  if (stored.dtype === 'uint8') return values instanceof Uint8Array ? values : Uint8Array.from(values);
  if (stored.dtype === 'int32') return values instanceof Int32Array ? values : Int32Array.from(values);
  return values instanceof Float32Array ? values : Float32Array.from(values);
}

function asBytes(values: Uint8Array | Int32Array | Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Writes a file piece by piece; a write that stops short is continued, so that a full disk is an error and not a cut file. */
class FileWriter {
  private constructor(private readonly handle: fs.FileHandle) {}

  static async open(file: string): Promise<FileWriter> {
    return new FileWriter(await fs.open(file, 'wx'));
  }

  async write(bytes: Uint8Array): Promise<void> {
    let done = 0;
    while (done < bytes.length) done += (await this.handle.write(bytes, done, bytes.length - done)).bytesWritten;
  }

  async sync(): Promise<void> {
    await this.handle.sync();
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}

/** Puts a finished folder in its place. Another process may have finished the same one meanwhile: one of them stays. */
async function replaceFolder(temporary: string, folder: string): Promise<void> {
  try {
    await fs.rename(temporary, folder);
  } catch (error) {
    if (!isSystemError(error) || (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST')) throw error;
    await fs.rm(folder, { recursive: true, force: true });
    await fs.rename(temporary, folder);
  }
  await syncFolder(path.dirname(folder));
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

function translateWriteError(error: unknown, folder: string): unknown {
  if (!isSystemError(error)) return error;
  return new AppError('data.writeFailed', { path: folder, reason: error.code ?? '' }, { cause: error });
}
