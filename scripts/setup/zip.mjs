import fs from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';

/**
 * Just enough of the zip format to take chosen files out of a large, already verified archive without `unzip` and before npm packages exist.
 * No zip64 (neither archive that we read needs it), no encryption.
 *
 * @typedef {{ name: string, method: number, compressedSize: number, size: number, headerOffset: number, mode: number }} ZipEntry
 */

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER_BYTES = 30;

/**
 * @param {string} file
 * @returns {ZipEntry[]}
 */
export function listZip(file) {
  const handle = fs.openSync(file, 'r');
  try {
    const fileSize = fs.fstatSync(handle).size;
    const tail = Buffer.alloc(Math.min(fileSize, 65_557));
    fs.readSync(handle, tail, 0, tail.length, fileSize - tail.length);
    let end = tail.length - 22;
    while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
    if (end < 0) throw new Error(`${path.basename(file)} is not a complete zip archive`);
    const count = tail.readUInt16LE(end + 10);
    const directory = Buffer.alloc(tail.readUInt32LE(end + 12));
    fs.readSync(handle, directory, 0, directory.length, tail.readUInt32LE(end + 16));
    return readDirectory(directory, count);
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * @param {Buffer} directory
 * @param {number} count
 */
function readDirectory(directory, count) {
  /** @type {ZipEntry[]} */
  const entries = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('the zip archive has a damaged directory');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      headerOffset: directory.readUInt32LE(at + 42),
      mode: directory.readUInt32LE(at + 38) >>> 16,
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Extracts the entries that `place` gives a path for.
 * @param {string} file  the archive
 * @param {string} folder  every file lands inside of it
 * @param {(name: string) => string | null} place  path relative to `folder`, or null to leave the entry out
 * @param {{ start?: (totalBytes: number) => void, progress?: (bytes: number) => void }} [report]
 * @returns {Promise<number>} how many files were written
 */
export async function extractFromZip(file, folder, place, report = {}) {
  const root = path.resolve(folder);
  const chosen = [];
  for (const entry of listZip(file)) {
    if (entry.name.endsWith('/')) continue;
    const relative = place(entry.name);
    if (relative === null) continue;
    const target = path.resolve(root, relative);
    if (!target.startsWith(root + path.sep))
      throw new Error(`the zip archive wants to write outside its folder: ${entry.name}`);
    chosen.push({ entry, target });
  }
  report.start?.(chosen.reduce((sum, { entry }) => sum + entry.size, 0));
  let written = 0;
  for (const { entry, target } of chosen) {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    await extractEntry(file, entry, target, (bytes) => {
      written += bytes;
      report.progress?.(written);
    });
  }
  return chosen.length;
}

/**
 * @param {string} file
 * @param {ZipEntry} entry
 * @param {string} target
 * @param {(bytes: number) => void} onBytes
 */
async function extractEntry(file, entry, target, onBytes) {
  if (entry.method !== 0 && entry.method !== 8)
    throw new Error(`the zip archive uses an unknown compression for ${entry.name}`);
  const mode = (entry.mode & 0o777) === 0 ? 0o644 : entry.mode & 0o777;
  if (entry.size === 0) {
    fs.writeFileSync(target, '', { mode });
    return;
  }
  const start = dataOffset(file, entry);
  const source = fs.createReadStream(file, { start, end: start + entry.compressedSize - 1, highWaterMark: 1 << 20 });
  let size = 0;
  const count = new Transform({
    transform(chunk, _encoding, done) {
      size += chunk.length;
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const sink = fs.createWriteStream(target, { mode, highWaterMark: 1 << 20 });
  if (entry.method === 8) await pipeline(source, zlib.createInflateRaw({ chunkSize: 1 << 20 }), count, sink);
  else await pipeline(source, count, sink);
  if (size !== entry.size)
    throw new Error(`${entry.name} came out of the archive with ${size} bytes instead of ${entry.size}`);
}

/**
 * The local header repeats the name, and its extra field may differ from the directory's, so it has to be read.
 * @param {string} file
 * @param {ZipEntry} entry
 */
function dataOffset(file, entry) {
  const handle = fs.openSync(file, 'r');
  try {
    const header = Buffer.alloc(LOCAL_HEADER_BYTES);
    fs.readSync(handle, header, 0, LOCAL_HEADER_BYTES, entry.headerOffset);
    return entry.headerOffset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    fs.closeSync(handle);
  }
}
