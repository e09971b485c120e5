import { readFile } from 'node:fs/promises';
import { documentSchema, type LoomDocument } from '../shared/graph/document.ts';

/** Reads a project as it lies on disk. */
export async function readProject(file: string): Promise<LoomDocument> {
  return documentSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}
