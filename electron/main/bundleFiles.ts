import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

export const BUNDLE_SCHEME = 'app';
export const BUNDLE_HOST = 'bundle';
export const BUNDLE_ORIGIN = `${BUNDLE_SCHEME}://${BUNDLE_HOST}`;
export const START_PAGE = `${BUNDLE_ORIGIN}/index.html`;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** A file of the bundle that may be sent, or null: outside the bundle, not a file, or of a type that the window never needs. */
export interface BundleFile {
  readonly path: string;
  readonly mediaType: string;
}

/**
 * Finds the file that an app:// address names. Containment is judged on real paths, after every symbolic link, and by
 * path.relative: a prefix check would let `/a/bc` pass for the root `/a/b`.
 */
export async function findBundleFile(root: string, address: string): Promise<BundleFile | null> {
  const relative = readRelativePath(address);
  if (relative === null) return null;
  const mediaType = MEDIA_TYPES[path.extname(relative).toLowerCase()];
  if (mediaType === undefined) return null;
  try {
    const realRoot = await realpath(root);
    const real = await realpath(path.join(realRoot, relative));
    if (!isInside(realRoot, real)) return null;
    return (await stat(real)).isFile() ? { path: real, mediaType } : null;
  } catch {
    // Not there, a loop of links, a name too long: all the same to the page.
    return null;
  }
}

/** True when `target` lies in `root` (and is not `root` itself). Both absolute. */
export function isInside(root: string, target: string): boolean {
  const relative = path.relative(root, target);
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function readRelativePath(address: string): string | null {
  try {
    const url = new URL(address);
    if (
      url.protocol !== `${BUNDLE_SCHEME}:` ||
      url.host !== BUNDLE_HOST ||
      url.username !== '' ||
      url.password !== ''
    ) {
      return null;
    }
    const decoded = decodeURIComponent(url.pathname).replace(/^\/+/, '');
    // Names with a backslash, a NUL or a drive letter are none of ours; neither is one that is still encoded after decoding.
    if (decoded === '' || /[\\\0:%]/.test(decoded)) return null;
    return decoded.split('/').some((part) => part === '..' || part === '.') ? null : decoded;
  } catch {
    return null;
  }
}
