import { open } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { toWriteError, writeFileAtomic } from '../../core/writeFileAtomic.ts';
import type { NamedTensor } from './executor.ts';

// Weights and checkpoints are safetensors files: eight bytes of length, a JSON header, then the numbers. One file, so that
// replacing it is one rename, and any other program can read it.

const entrySchema = z.object({
  dtype: z.enum(['F32', 'I32']),
  shape: z.array(z.number().int().min(0)),
  data_offsets: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
});
const METADATA = '__metadata__';
const MAX_HEADER_BYTES = 64_000_000;

/** Tensors of a file, and the texts that came with them. */
export interface TensorFile {
  readonly tensors: readonly NamedTensor[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** Writes tensors, whole or not at all. Errors: `disk.full` and other write errors; the old file is then as it was. */
export async function writeTensorFile(file: string, { tensors, metadata }: TensorFile): Promise<void> {
  let offset = 0;
  const header: Record<string, unknown> = { [METADATA]: metadata };
  for (const { name, shape, data } of tensors) {
    const end = offset + data.byteLength;
    header[name] = { dtype: data instanceof Int32Array ? 'I32' : 'F32', shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = Buffer.from(JSON.stringify(header));
  // The numbers start at a multiple of eight.
  const headerBytes = Math.ceil(json.length / 8) * 8;
  const whole = Buffer.alloc(8 + headerBytes + offset, 0x20);
  whole.writeBigUInt64LE(BigInt(headerBytes), 0);
  json.copy(whole, 8);
  let at = 8 + headerBytes;
  for (const { data } of tensors) {
    whole.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  try {
    await writeFileAtomic(file, whole);
  } catch (error) {
    throw toWriteError(error, file);
  }
}

/**
 * Reads a file of tensors. Every size is checked against the file before a tensor is made of it.
 * Errors: `run.weightsMissing`, `run.weightsBroken`.
 */
export async function readTensorFile(file: string): Promise<TensorFile> {
  const handle = await open(file).catch((cause: unknown) => {
    throw new AppError('run.weightsMissing', { path: file }, { cause });
  });
  try {
    const { size } = await handle.stat();
    const bytes = await handle.readFile();
    if (bytes.length !== size) throw new Error(`read ${bytes.length} of ${size} bytes`);
    return parseTensors(bytes);
  } catch (cause) {
    throw new AppError('run.weightsBroken', { path: file, reason: String(cause) }, { cause });
  } finally {
    await handle.close();
  }
}

function parseTensors(bytes: Buffer): TensorFile {
  if (bytes.length < 8) throw new Error(`${bytes.length} bytes`);
  const headerBytes = Number(bytes.readBigUInt64LE(0));
  const start = 8 + headerBytes;
  if (headerBytes > MAX_HEADER_BYTES || start > bytes.length) throw new Error(`header of ${headerBytes} bytes`);
  const raw = z.record(z.string(), z.unknown()).parse(JSON.parse(bytes.toString('utf8', 8, start)));
  const { [METADATA]: metadata = {}, ...rest } = raw;
  let expected = 0;
  const tensors = Object.entries(rest).map(([name, value]) => {
    const { dtype, shape, data_offsets } = entrySchema.parse(value);
    const [from, to] = data_offsets;
    const count = shape.reduce((product, axis) => product * axis, 1);
    if (from !== expected || to - from !== count * 4 || start + to > bytes.length) {
      throw new Error(`${name} needs ${count * 4} bytes at ${expected}, got ${from}…${to}`);
    }
    expected = to;
    const copy = new Uint8Array(bytes.subarray(start + from, start + to)).buffer;
    return { name, shape, data: dtype === 'I32' ? new Int32Array(copy) : new Float32Array(copy) };
  });
  if (start + expected !== bytes.length) throw new Error(`${bytes.length - start - expected} bytes too many`);
  return { tensors, metadata: z.record(z.string(), z.string()).parse(metadata) };
}
