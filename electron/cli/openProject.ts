import path from 'node:path';
import type { LoomDocument } from '../../shared/graph/document.ts';
import { findMovedFiles } from '../core/projects/dataReferences.ts';
import { readProjectFile } from '../core/projects/projectFile.ts';
import type { CommandContext } from './commandContext.ts';
import { formatProblems } from './describeProblems.ts';
import { applyOverrides, type Overrides } from './setOptions.ts';

/**
 * Opens a project with the values of the command line. Null when the file or a value is no good: the problems have been
 * printed. Throws an AppError for a file that cannot be read at all.
 */
export async function openProject(
  file: string,
  overrides: Overrides,
  { host, language }: CommandContext,
): Promise<{ readonly document: LoomDocument; readonly projectFolder: string } | null> {
  const absolute = path.resolve(file);
  const projectFolder = path.dirname(absolute);
  const read = await readProjectFile(absolute);
  const set = applyOverrides(read.document, overrides);
  const moved = await findMovedFiles(set.document, projectFolder);
  const problems = [...read.problems, ...set.problems, ...moved];
  host.err(formatProblems(problems, set.document, language));
  const isBlocked = problems.some(({ severity }) => severity === 'error');
  return isBlocked ? null : { document: set.document, projectFolder };
}
