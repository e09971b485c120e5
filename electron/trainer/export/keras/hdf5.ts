import { readFile, rm } from 'node:fs/promises';
import type { File } from 'h5wasm/node';

/** One array of an HDF5 file by its whole path. */
export interface Hdf5Array {
  readonly path: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Texts at a group, or at the root (''). */
export interface Hdf5Attribute {
  readonly group: string;
  readonly name: string;
  readonly value: string | readonly string[];
}

/** Writes an HDF5 file. `attributes` may name groups that no array lies in. */
export async function writeHdf5(
  file: string,
  arrays: readonly Hdf5Array[],
  attributes: readonly Hdf5Attribute[] = [],
  groups: readonly string[] = [],
): Promise<void> {
  const { File: Hdf5File, ready } = await import('h5wasm/node');
  await ready;
  const hdf5 = new Hdf5File(file, 'w');
  try {
    const made = new Set<string>();
    const make = (path: string) => makeGroups(hdf5, path, made);
    for (const group of groups) make(group);
    for (const { path, shape, data } of arrays) {
      const at = path.lastIndexOf('/');
      make(path.slice(0, Math.max(0, at)));
      hdf5.create_dataset({ name: path, data, shape: [...shape], dtype: '<f4' });
    }
    for (const { group, name, value } of attributes) {
      make(group);
      const place = group === '' ? hdf5 : hdf5.get(group);
      if (place && 'create_attribute' in place)
        place.create_attribute(name, typeof value === 'string' ? value : [...value]);
    }
  } finally {
    hdf5.close();
  }
}

/** Reads arrays back. Null for one that is not there or holds no float32 numbers. */
export async function readHdf5(file: string, paths: readonly string[]): Promise<readonly (Hdf5Array | null)[]> {
  const { Dataset, File: Hdf5File, ready } = await import('h5wasm/node');
  await ready;
  const hdf5 = new Hdf5File(file, 'r');
  try {
    return paths.map((path) => {
      const found = hdf5.get(path);
      if (!(found instanceof Dataset)) return null;
      const data = found.value;
      return data instanceof Float32Array ? { path, shape: found.shape ?? [], data } : null;
    });
  } finally {
    hdf5.close();
  }
}

/** The bytes of a file that is made aside and not kept. */
export async function takeBytes(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file);
  await rm(file);
  return bytes;
}

function makeGroups(hdf5: File, path: string, made: Set<string>): void {
  const parts = path === '' ? [] : path.split('/');
  for (let depth = 1; depth <= parts.length; depth++) {
    const group = parts.slice(0, depth).join('/');
    if (made.has(group)) continue;
    made.add(group);
    hdf5.create_group(group);
  }
}
