import fs from 'node:fs/promises';
import path from 'node:path';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import { isInside } from '../places.ts';

const EXTENSIONS = new Set(['.jpg', '.jpeg', '.png', '.webp', '.gif', '.tif', '.tiff', '.avif']);
const MAX_DEPTH = 16;
const MAX_FILES = 2_000_000;

/** An image file by its path below the folder, with forward slashes. */
export interface ListedImage {
  readonly name: string;
  readonly file: string;
  readonly stamp: string;
}

export interface Listing {
  /** Sorted by name, by code points. */
  readonly images: readonly ListedImage[];
  readonly problems: readonly NodeProblem[];
}

/**
 * All image files below a folder, by their endings; anything else is not ours to judge. Hidden files are left out, and
 * so are links that lead out of the folder: a data set is what lies in it.
 */
export async function listImages(folder: string, signal: AbortSignal): Promise<Listing> {
  const root = await fs.realpath(folder);
  const images: ListedImage[] = [];
  const problems: NodeProblem[] = [];
  const seen = new Set<string>();
  const walk = async (current: string, name: string, depth: number): Promise<void> => {
    signal.throwIfAborted();
    // A link to a folder above would go round for ever.
    const real = await fs.realpath(current);
    if (seen.has(real) || depth > MAX_DEPTH) return;
    seen.add(real);
    for (const entry of await fs.readdir(current, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === '__MACOSX' || images.length >= MAX_FILES) continue;
      const full = path.join(current, entry.name);
      const relative = name === '' ? entry.name : `${name}/${entry.name}`;
      if (entry.isSymbolicLink()) {
        const target = await fs.realpath(full).catch(() => null);
        if (target === null || !isInside(root, target)) {
          problems.push({ code: 'data.linkOutside', severity: 'warning', place: relative });
          continue;
        }
      }
      const stat = await fs.stat(full).catch(() => null);
      if (stat?.isDirectory()) await walk(full, relative, depth + 1);
      else if (stat?.isFile() && EXTENSIONS.has(path.extname(entry.name).toLowerCase())) {
        images.push({ name: relative, file: full, stamp: `${relative} ${stat.size} ${Math.round(stat.mtimeMs)}` });
      }
    }
  };
  await walk(root, '', 0);
  images.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { images, problems };
}

/** The class of an image: the first folder of its name; null when it lies directly in the folder. */
export function classOf({ name }: ListedImage): string | null {
  const end = name.indexOf('/');
  return end < 0 ? null : name.slice(0, end);
}
