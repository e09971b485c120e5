import path from 'node:path';
// @ts-expect-error: a plain JavaScript module with types in its comments, which the type check of this folder does not read.
import { packageApp, sizeOfFolder } from '../scripts/package.mjs';
import { PROJECT } from './app.ts';

export interface Packaged {
  readonly folder: string;
  readonly executable: string;
  readonly megabytes: number;
  /** How long packing took; next to nothing when nothing had changed. */
  readonly seconds: number;
}

/** Packs the app as it is built now, into an unpacked folder. */
export async function packApp(): Promise<Packaged> {
  const started = Date.now();
  const { folder }: { folder: string } = await packageApp({ root: PROJECT });
  return {
    folder,
    executable: path.join(folder, 'tensorloom'),
    megabytes: Math.round(sizeOfFolder(folder) / 1e6),
    seconds: (Date.now() - started) / 1000,
  };
}
