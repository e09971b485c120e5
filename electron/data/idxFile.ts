import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '../../shared/base/appError.ts';

const unzip = promisify(gunzip);
const UNSIGNED_BYTE = 8;
/** Far above what we read, far below what a small file could be made to unpack to. */
const MAX_UNPACKED = 512 * 1024 * 1024;

/** The numbers of an IDX file and its axis sizes, the rows first. */
export interface IdxArray {
  readonly dims: readonly number[];
  readonly values: Uint8Array;
}

/**
 * Reads an IDX file of unsigned bytes, packed with gzip or not. The size that the header states must be the size that is there.
 * Errors: `data.fileMissing`, `data.idxBroken` with the reason.
 */
export async function readIdx(file: string): Promise<IdxArray> {
  const packed = await readFile(file).catch((cause: unknown) => {
    throw new AppError('data.fileMissing', { path: file }, { cause });
  });
  const broken = (reason: string, cause?: unknown) =>
    new AppError('data.idxBroken', { path: path.basename(file), reason }, { cause });
  const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
  const unpacked = isPacked ? unzip(packed, { maxOutputLength: MAX_UNPACKED }) : packed;
  const bytes = await Promise.resolve(unpacked).catch((cause: unknown) => {
    throw broken('gzip', cause);
  });
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0 || bytes[2] !== UNSIGNED_BYTE) throw broken('header');
  const rank = bytes[3] ?? 0;
  const start = 4 + 4 * rank;
  if (rank < 1 || rank > 4 || bytes.length < start) throw broken('header');
  const dims = Array.from({ length: rank }, (_, axis) => bytes.readUInt32BE(4 + 4 * axis));
  const size = dims.reduce((product, dim) => product * dim, 1);
  if (bytes.length - start !== size) throw broken(`${size} ≠ ${bytes.length - start}`);
  return { dims, values: new Uint8Array(bytes.buffer, bytes.byteOffset + start, size) };
}
