import fs from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/base/appError.ts';

/** Where relative paths start and where the data sets that ship with the app lie. */
export interface Places {
  readonly projectFolder: string | null;
  readonly resourcesFolder: string;
}

const RESOURCE_PREFIX = 'resource:';

/** The folder of the data sets that ship with the app. */
export function datasetsFolder(places: Places): string {
  return path.join(places.resourcesFolder, 'datasets');
}

/**
 * Where a path of a document lies on this machine. `resource:` stays inside the data sets of the app; a relative path
 * starts at the project; an absolute one is taken as it is.
 * Errors: `data.pathOutside`, `data.projectNotSaved`.
 */
export function resolvePath(stored: string, places: Places): string {
  if (stored.includes('\0')) throw new AppError('data.fileMissing', { path: stored.replaceAll('\0', '\\0') });
  if (stored.startsWith(RESOURCE_PREFIX)) {
    const folder = datasetsFolder(places);
    const resolved = path.resolve(folder, stored.slice(RESOURCE_PREFIX.length));
    if (!isInside(folder, resolved)) throw new AppError('data.pathOutside', { path: stored });
    return resolved;
  }
  if (path.isAbsolute(stored)) return path.normalize(stored);
  if (places.projectFolder === null) throw new AppError('data.projectNotSaved', { path: stored });
  return path.resolve(places.projectFolder, stored);
}

/** True when `inner` is the folder or lies in it. By path.relative: `/a/bc` does not lie in `/a/b`. */
export function isInside(folder: string, inner: string): boolean {
  const relative = path.relative(folder, inner);
  return relative === '' || (!path.isAbsolute(relative) && relative !== '..' && !relative.startsWith(`..${path.sep}`));
}

/** Refuses a file that is not there or is no file. Errors: `data.fileMissing`, `data.notAFile`. */
export async function requireFile(file: string): Promise<void> {
  const found = await fs.stat(file).catch(() => null);
  if (!found) throw new AppError('data.fileMissing', { path: file });
  if (!found.isFile()) throw new AppError('data.notAFile', { path: file });
}

/** Refuses a folder that is not there or is no folder. Errors: `data.fileMissing`, `data.notAFolder`. */
export async function requireFolder(folder: string): Promise<void> {
  const found = await fs.stat(folder).catch(() => null);
  if (!found) throw new AppError('data.fileMissing', { path: folder });
  if (!found.isDirectory()) throw new AppError('data.notAFolder', { path: folder });
}
