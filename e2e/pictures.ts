import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Locator } from '@playwright/test';
import sharp from 'sharp';
import { PROJECT } from './app.ts';

const SIDE = 28;
/** Bytes before the pixels in a file of the IDX format. */
const HEADER = 16;

/** A PNG of a row of Fashion-MNIST's own test part, enlarged as a person's picture would be. */
export async function pictureOfTestRow(row: number): Promise<Buffer> {
  const file = path.join(PROJECT, 'resources', 'datasets', 'fashion-mnist', 't10k-images-idx3-ubyte.gz');
  const bytes = gunzipSync(await readFile(file));
  const start = HEADER + row * SIDE * SIDE;
  return await sharp(bytes.subarray(start, start + SIDE * SIDE), { raw: { width: SIDE, height: SIDE, channels: 1 } })
    .resize(SIDE * 8)
    .png()
    .toBuffer();
}

/** Drops a file on something, as a person does from the file manager. */
export async function dropFile(target: Locator, name: string, content: Buffer): Promise<void> {
  const transfer = await target.page().evaluateHandle(
    ({ name: fileName, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], fileName, { type: 'image/png' }));
      return data;
    },
    { name, base64: content.toString('base64') },
  );
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await target.dispatchEvent('drop', { dataTransfer: transfer });
}
