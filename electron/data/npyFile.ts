import fs from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { AppError } from '../../shared/base/appError.ts';
import type { NumberArray } from './arrays.ts';
import type { NumberValues } from './columns.ts';
import { listZipEntries } from './tables/zipSizes.ts';

/** What an array may take in memory. */
const MAX_BYTES = 1024 ** 3;
const MAX_RANK = 8;
const MAGIC = Buffer.from('\x93NUMPY', 'latin1');

/** The arrays of a .npy (one, named '') or .npz file by name, in the order of the file, not unpacked yet. */
export interface NpyFile {
  readonly names: readonly string[];
  /** Errors: `data.arrayMissing`, `data.arrayBroken`, `data.arrayPickled`, `data.unpackedTooLarge`. */
  read(name: string): NumberArray;
}

/** Opens a NumPy file. Sizes are checked before anything is allocated, and Python objects are never read. */
export async function openNpy(file: string): Promise<NpyFile> {
  const name = path.basename(file);
  const { size } = await fs.stat(file);
  if (size > MAX_BYTES) throw tooLarge(name);
  const bytes = await fs.readFile(file);
  if (bytes.subarray(0, MAGIC.length).equals(MAGIC)) return { names: [''], read: () => parseNpy(bytes, name) };
  const entries = listZipEntries(bytes, name, MAX_BYTES);
  if (!entries) throw new AppError('data.arrayBroken', { path: name, reason: 'no .npy and no .npz' });
  const members = new Map(
    entries.flatMap((entry) => (entry.name.endsWith('.npy') ? [[entry.name.slice(0, -4), entry] as const] : [])),
  );
  return {
    names: [...members.keys()],
    read: (wanted) => {
      const member = members.get(wanted);
      if (!member) {
        throw new AppError('data.arrayMissing', { array: wanted, known: [...members.keys()].join(', ').slice(0, 300) });
      }
      return parseNpy(unpack(bytes, member, name), `${name}: ${wanted}`);
    },
  };
}

/** What a member really unpacks to may differ from what the directory says: then it ends here, at the size that it said. */
function unpack(bytes: Buffer, member: { readonly name: string; readonly unpacked: number }, file: string): Buffer {
  try {
    const unpacked = unzipSync(bytes, { filter: ({ name }) => name === member.name })[member.name];
    if (!unpacked) throw new Error('not in the file');
    return Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('data.arrayBroken', { path: `${file}: ${member.name}`, reason }, { cause });
  }
}

/** Reads the bytes of a .npy file: header, shape, numbers in either byte order, rows or columns first. */
export function parseNpy(bytes: Buffer, name: string): NumberArray {
  const broken = (reason: string) => new AppError('data.arrayBroken', { path: name, reason });
  if (bytes.length < 12 || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw broken('header');
  const wide = (bytes[6] ?? 0) >= 2;
  const start = wide ? 12 : 10;
  const length = wide ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8);
  if (length > 65_536 || start + length > bytes.length) throw broken('header');
  const header = bytes.toString('latin1', start, start + length);
  const descr = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  const order = /'fortran_order':\s*(True|False)/.exec(header)?.[1];
  if (shape === undefined || order === undefined) throw broken('header');
  if (descr === undefined) throw broken('columns of several types');
  if (descr.includes('O')) throw new AppError('data.arrayPickled', { path: name });
  const dims = shape.split(',').flatMap((part) => (part.trim() === '' ? [] : [Number(part)]));
  if (dims.length > MAX_RANK || dims.some((dim) => !Number.isSafeInteger(dim))) throw broken(`(${shape})`);
  const [, endian = '|', kind = '', width = ''] = /^([<>|=])([a-zA-Z])(\d+)$/.exec(descr) ?? [];
  const read = READERS[`${kind}${width}`];
  if (!read) throw broken(descr);
  const count = dims.reduce((product, dim) => product * dim, 1);
  const have = bytes.length - start - length;
  // Against the bytes that are there: a header may claim anything.
  if (!Number.isSafeInteger(count) || count * read.bytes !== have)
    throw broken(`${count * read.bytes} ≠ ${have} bytes`);
  if (count * (read.dtype === 'float32' ? 8 : 4) > MAX_BYTES) throw tooLarge(name);
  const given = read.read(bytes.subarray(start + length), count, endian !== '>');
  const values = order === 'True' ? toRowMajor(given, dims) : given;
  // Labels are mostly int64, because that is what NumPy starts from: whole numbers that fit are whole numbers here.
  if (kind !== 'f' && read.dtype === 'float32' && values.every((value) => Math.abs(value) < 2 ** 31)) {
    return { dims, values: Int32Array.from(values), dtype: 'int32' };
  }
  return { dims, values, dtype: read.dtype };
}

interface Reader {
  readonly bytes: number;
  readonly dtype: NumberArray['dtype'];
  read(bytes: Buffer, count: number, little: boolean): NumberValues;
}

function reader(
  bytes: number,
  dtype: NumberArray['dtype'],
  create: (count: number) => NumberValues,
  get: (view: DataView, at: number, little: boolean) => number,
): Reader {
  return {
    bytes,
    dtype,
    read: (from, count, little) => {
      const view = new DataView(from.buffer, from.byteOffset, from.byteLength);
      const values = create(count);
      for (let i = 0; i < count; i++) values[i] = get(view, i * bytes, little);
      return values;
    },
  };
}
const bytesOf = (count: number) => new Uint8Array(count);
const wholes = (count: number) => new Int32Array(count);
const reals = (count: number) => new Float64Array(count);

const READERS: Readonly<Record<string, Reader>> = {
  b1: reader(1, 'uint8', bytesOf, (view, at) => (view.getUint8(at) === 0 ? 0 : 1)),
  u1: reader(1, 'uint8', bytesOf, (view, at) => view.getUint8(at)),
  i1: reader(1, 'int32', wholes, (view, at) => view.getInt8(at)),
  u2: reader(2, 'int32', wholes, (view, at, little) => view.getUint16(at, little)),
  i2: reader(2, 'int32', wholes, (view, at, little) => view.getInt16(at, little)),
  i4: reader(4, 'int32', wholes, (view, at, little) => view.getInt32(at, little)),
  u4: reader(4, 'float32', reals, (view, at, little) => view.getUint32(at, little)),
  i8: reader(8, 'float32', reals, (view, at, little) => Number(view.getBigInt64(at, little))),
  u8: reader(8, 'float32', reals, (view, at, little) => Number(view.getBigUint64(at, little))),
  f2: reader(2, 'float32', reals, (view, at, little) => halfToNumber(view.getUint16(at, little))),
  f4: reader(4, 'float32', reals, (view, at, little) => view.getFloat32(at, little)),
  f8: reader(8, 'float32', reals, (view, at, little) => view.getFloat64(at, little)),
};

function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Columns first (Fortran) to rows first. */
function toRowMajor(values: NumberValues, dims: readonly number[]): NumberValues {
  const sorted = values.slice();
  const index = dims.map(() => 0);
  const strides = dims.map((_, axis) => dims.slice(0, axis).reduce((product, dim) => product * dim, 1));
  for (let at = 0; at < values.length; at++) {
    sorted[at] = values[index.reduce((sum, i, axis) => sum + i * (strides[axis] ?? 0), 0)] ?? 0;
    for (let axis = dims.length - 1; axis >= 0; axis--) {
      index[axis] = (index[axis] ?? 0) + 1;
      if ((index[axis] ?? 0) < (dims[axis] ?? 0)) break;
      index[axis] = 0;
    }
  }
  return sorted;
}

function tooLarge(name: string): AppError {
  return new AppError('data.unpackedTooLarge', { path: name, limit: MAX_BYTES / 1024 / 1024 });
}
