import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { hashValue } from '../../../shared/base/hash.ts';
import type { Problem } from '../../../shared/base/problem.ts';
import type { LoomDocument } from '../../../shared/graph/document.ts';
import { readDocument } from '../../../shared/graph/readDocument.ts';
import { writeDocument } from '../../../shared/graph/writeDocument.ts';
import { upgradeDocument } from '../../../shared/pipeline/upgradeDocument.ts';
import { isErrno, readTextFile } from '../jsonFile.ts';
import { writeFileAtomic } from '../writeFileAtomic.ts';

/** Nobody draws a project of this size by hand; a file beyond it is not one of ours. */
const MAX_PROJECT_BYTES = 50 * 1024 * 1024;

export interface ProjectFile {
  readonly document: LoomDocument;
  readonly problems: readonly Problem[];
  /** A newer or damaged file: what is known is shown, the file itself is never written. */
  readonly readOnly: boolean;
}

/**
 * Reads a project as far as it can be read.
 * @throws AppError project.notFound, project.notAFile, project.tooLarge, project.unreadable
 */
export async function readProjectFile(file: string): Promise<ProjectFile> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new AppError('project.notAFile', { path: file });
    if (found.size > MAX_PROJECT_BYTES) {
      throw new AppError('project.tooLarge', { path: file, megabytes: Math.round(found.size / 1048576), limit: 50 });
    }
    const bytes = await readFile(file);
    const read = readDocument(bytes.toString('utf8'));
    return { ...read, document: upgradeDocument(read.document) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR')) throw new AppError('project.notFound', { path: file });
    throw new AppError('project.unreadable', { path: file, reason: describeReason(error) }, { cause: error });
  }
}

/**
 * Writes a project: what stood there before is kept as one previous generation, the new text goes in whole or not at all,
 * and it is read back before anybody is told that it is safe.
 * @throws AppError project.diskFull, project.notWritten, project.readBackDiffers
 */
export async function writeProjectFile(file: string, document: LoomDocument, generations: string): Promise<void> {
  const text = writeDocument(document);
  try {
    const before = await readTextFile(file);
    if (before !== null && before !== text) await writeFileAtomic(generationPath(file, generations), before);
    await writeFileAtomic(file, text);
  } catch (error) {
    if (isErrno(error, 'ENOSPC') || isErrno(error, 'EDQUOT'))
      throw new AppError('project.diskFull', { path: file }, { cause: error });
    throw new AppError('project.notWritten', { path: file, reason: describeReason(error) }, { cause: error });
  }
  if ((await readTextFile(file)) !== text) throw new AppError('project.readBackDiffers', { path: file });
}

/** Where the generation before the last save of a project is kept. */
export function generationPath(file: string, generations: string): string {
  return path.join(generations, `${hashValue(path.resolve(file)).slice(0, 32)}.loom`);
}

function describeReason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
