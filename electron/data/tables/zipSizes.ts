import fs from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';

/** One file in a zip, as its directory says. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MAX_ENTRIES = 10_000;

/**
 * Reads the directory of a zip without unpacking anything, so that a bomb is refused before a byte is allocated for it.
 * Null when the file is no zip. Errors: `data.unpackedTooLarge` when the sizes add up to more than `limitBytes`.
 */
export async function readZipDirectory(file: string, limitBytes: number): Promise<readonly ZipEntry[] | null> {
  const bytes = await fs.readFile(file);
  return listZipEntries(bytes, path.basename(file), limitBytes);
}

/** The same, of bytes that are there already. */
export function listZipEntries(bytes: Buffer, name: string, limitBytes: number): readonly ZipEntry[] | null {
  if (bytes.length < 22 || bytes.readUInt16LE(0) !== 0x4b50) return null;
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_558 && bytes.readUInt32LE(end) !== END) end--;
  if (end < 0 || bytes.readUInt32LE(end) !== END) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const tooLarge = () =>
    new AppError('data.unpackedTooLarge', { path: name, limit: Math.round(limitBytes / 1024 / 1024) });
  // The marks of zip64 stand for sizes that no file below our limits has.
  if (count > MAX_ENTRIES || at === 0xffffffff) throw tooLarge();
  const entries: ZipEntry[] = [];
  let total = 0;
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null;
    const packed = bytes.readUInt32LE(at + 20);
    const unpacked = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const rest = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), packed, unpacked });
    total += unpacked;
    if (total > limitBytes) throw tooLarge();
    at += 46 + nameLength + rest;
  }
  return entries;
}
