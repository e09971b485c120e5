import { createReadStream, createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

/** The first bytes of a file, and whether that is all of it. */
export interface Head {
  readonly bytes: Buffer;
  readonly whole: boolean;
}

/** Reads at most `limit` bytes from the start of a file. */
export async function readHead(file: string, limit: number): Promise<Head> {
  const handle = await fs.open(file);
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(limit, size));
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await handle.read(bytes, done, bytes.length - done, done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return { bytes: bytes.subarray(0, done), whole: done >= size };
  } finally {
    await handle.close();
  }
}

/**
 * Recognises how a text file is encoded: by its byte order mark, by zero bytes at every second place, by being valid
 * UTF-8; else GB 18030 when it reads as Chinese, and Windows-1252, in which every byte means something.
 */
export function recogniseEncoding({ bytes, whole }: Head): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(bytes.length, 4096) >> 1;
  let low = 0;
  let high = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) high++;
    if (bytes[2 * i + 1] === 0) low++;
  }
  if (pairs >= 2 && low > pairs * 0.4 && high < pairs * 0.1) return 'utf-16le';
  if (pairs >= 2 && high > pairs * 0.4 && low < pairs * 0.1) return 'utf-16be';
  if (decode(bytes, 'utf-8', whole) !== null) return 'utf-8';
  return recogniseOldEncoding({ bytes, whole });
}

/** For a file that is known not to be UTF-8. */
export function recogniseOldEncoding({ bytes, whole }: Head): Encoding {
  const chinese = decode(bytes, 'gb18030', whole);
  if (chinese === null) return 'windows-1252';
  const foreign = chinese.match(/[^\0-\x7f]/g)?.length ?? 0;
  const han = chinese.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/g)?.length ?? 0;
  return han >= foreign * 0.6 ? 'gb18030' : 'windows-1252';
}

/** The text of bytes, or null when they are not in that encoding. A character cut off at the end does not count when there is more. */
export function decode(bytes: Uint8Array, encoding: Encoding, whole: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !whole });
  } catch {
    return null;
  }
}

/** Writes a copy of a text file in UTF-8, piece by piece. */
export async function copyAsUtf8(file: string, encoding: Encoding, copy: string, signal: AbortSignal): Promise<void> {
  const decoder = new TextDecoder(encoding);
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 20 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    },
    createWriteStream(copy),
    { signal },
  );
}
