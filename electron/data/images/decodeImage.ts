import fs from 'node:fs/promises';
import sharp from 'sharp';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';

/** Fewer than sharp's own limit by far: a PNG of 250 kB can hold 256 million pixels, and would take 800 MB. */
export const MAX_PIXELS = 50_000_000;
const DECODE_SECONDS = 10;
const TAIL_BYTES = 4096;

// Decoded pixels are written out once; keeping them would only cost memory. One thread an image, several images at a time.
sharp.cache(false);
sharp.concurrency(1);

/** How every image of a data set is made: height × width, one channel for grey, three for red, green, blue. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
}

export type ImageInput = { readonly file: string } | { readonly bytes: Buffer };

function sharpInput(input: ImageInput): string | Buffer {
  return 'file' in input ? input.file : input.bytes;
}

/** Reads the header alone. A problem when it is no image, or has too many pixels to be decoded; null when it may be. */
export async function checkImageHeader(input: ImageInput): Promise<NodeProblem | null> {
  const metadata = await sharp(sharpInput(input), { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!metadata) return { code: 'data.notAnImage', severity: 'warning' };
  const { width, height } = metadata;
  if (width * height > MAX_PIXELS) {
    const values = { width, height, limit: MAX_PIXELS / 1_000_000 };
    return { code: 'data.imageTooLarge', severity: 'warning', values };
  }
  return null;
}

/**
 * Checks a file without decoding it where that can be: header, and whether its end is there. Only a file whose end looks
 * wrong is decoded to make sure, as some programs write something after the image.
 */
export async function checkImageFile(file: string): Promise<NodeProblem | null> {
  const problem = await checkImageHeader({ file });
  if (problem || (await hasItsEnd(file))) return problem;
  const decoded = await decodeImage({ file }, { height: 8, width: 8, channels: 1 });
  return decoded.ok ? null : decoded.problem;
}

async function hasItsEnd(file: string): Promise<boolean> {
  const handle = await fs.open(file);
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(12);
    await handle.read(head, 0, 12, 0);
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
    await handle.read(tail, 0, tail.length, size - tail.length);
    if (head[0] === 0xff && head[1] === 0xd8) return tail.lastIndexOf(Buffer.from([0xff, 0xd9])) >= 0;
    if (head.toString('latin1', 1, 4) === 'PNG') return tail.lastIndexOf('IEND') >= 0;
    if (head.toString('latin1', 0, 4) === 'RIFF') return head.readUInt32LE(4) + 8 <= size;
    if (head.toString('latin1', 0, 3) === 'GIF') return tail.at(-1) === 0x3b;
    return false;
  } finally {
    await handle.close();
  }
}

/**
 * Decodes an image: turned as its EXIF orientation says, transparency on white, 16 bit and CMYK brought to 8-bit sRGB,
 * resized to exactly this height and width (stretched, nothing cut off). Row-major, channels last.
 */
export async function decodeImage(
  input: ImageInput,
  shape: ImageShape,
): Promise<{ readonly ok: true; readonly pixels: Uint8Array } | { readonly ok: false; readonly problem: NodeProblem }> {
  try {
    const image = sharp(sharpInput(input), { limitInputPixels: MAX_PIXELS, failOn: 'warning' })
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize({ width: shape.width, height: shape.height, fit: 'fill' })
      .toColourspace(shape.channels === 1 ? 'b-w' : 'srgb')
      .timeout({ seconds: DECODE_SECONDS });
    const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    return { ok: true, pixels: takeChannels(data, info.channels, shape) };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { ok: false, problem: { code: 'data.imageBroken', severity: 'warning', values: { reason } } };
  }
}

/** The channels that are wanted, from what the decoder gives (it may leave an alpha channel or give one channel for three equal ones). */
function takeChannels(data: Buffer, given: number, { height, width, channels }: ImageShape): Uint8Array {
  if (given === channels) return new Uint8Array(data.buffer, data.byteOffset, data.length);
  const pixels = new Uint8Array(height * width * channels);
  for (let i = 0; i < height * width; i++) {
    for (let channel = 0; channel < channels; channel++) {
      pixels[i * channels + channel] = data[i * given + Math.min(channel, given - 1)] ?? 0;
    }
  }
  return pixels;
}

/** Pixels as a small PNG in a data URL, at most `side` pixels a side. */
export async function encodePreview(
  pixels: Uint8Array,
  { height, width, channels }: ImageShape,
  side = 96,
): Promise<string> {
  const image = sharp(pixels, { raw: { width, height, channels } });
  const small = Math.max(width, height) > side ? image.resize({ width: side, height: side, fit: 'inside' }) : image;
  return `data:image/png;base64,${(await small.png({ compressionLevel: 1 }).toBuffer()).toString('base64')}`;
}
