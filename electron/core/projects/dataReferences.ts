import path from 'node:path';
import type { Problem } from '../../../shared/base/problem.ts';
import type { LoomDocument } from '../../../shared/graph/document.ts';
import { type FileReference, fileReferenceSchema } from '../../../shared/nodes/params.ts';
import { isThere } from '../jsonFile.ts';

/** Marks a data set that ships with the app. */
const RESOURCE_PREFIX = 'resource:';
/** A file this many folders above the project is still named relatively: people move a project with the data beside it. */
const MAX_STEPS_UP = 2;

interface Reference {
  readonly node: string;
  readonly parameter: string;
  readonly reference: FileReference;
}

/** No other parameter has this form, so the files of kinds that this version does not know are found as well. */
const referenceSchema = fileReferenceSchema.strict();

/** Every file and folder that the nodes of a document name. */
export function listReferences(document: LoomDocument): readonly Reference[] {
  return Object.values(document.nodes).flatMap((node) =>
    Object.entries(node.values).flatMap(([parameter, value]) => {
      const parsed = referenceSchema.safeParse(value);
      return parsed.success && parsed.data.path !== '' ? [{ node: node.id, parameter, reference: parsed.data }] : [];
    }),
  );
}

/** A path as the project file stores it: relative to the project where it lies near, always with forward slashes. */
export function toStoredPath(absolute: string, projectFolder: string | null): string {
  if (projectFolder === null) return toForwardSlashes(absolute);
  const relative = path.relative(projectFolder, absolute);
  const stepsUp = relative.split(path.sep).filter((part) => part === '..').length;
  return toForwardSlashes(path.isAbsolute(relative) || stepsUp > MAX_STEPS_UP ? absolute : relative || '.');
}

/** The absolute path that a stored one means; null for a data set of the app, or a relative path of a project that lies nowhere yet. */
export function toAbsolutePath(stored: string, projectFolder: string | null): string | null {
  if (stored.startsWith(RESOURCE_PREFIX)) return null;
  if (path.isAbsolute(stored)) return stored;
  return projectFolder === null ? null : path.resolve(projectFolder, stored);
}

/** The document with every reference written for another project folder, so that "save as" elsewhere still finds its data. */
export function moveReferences(document: LoomDocument, from: string | null, to: string): LoomDocument {
  const nodes = { ...document.nodes };
  for (const { node, parameter, reference } of listReferences(document)) {
    const absolute = toAbsolutePath(reference.path, from);
    const record = nodes[node];
    if (absolute === null || !record) continue;
    const moved = { ...reference, path: toStoredPath(absolute, to) };
    nodes[node] = { ...record, values: { ...record.values, [parameter]: moved } };
  }
  return { ...document, nodes };
}

/** A problem with a fix for every named file that is not where the project says. */
export async function findMovedFiles(
  document: LoomDocument,
  projectFolder: string | null,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { node, parameter, reference } of listReferences(document)) {
    const absolute = toAbsolutePath(reference.path, projectFolder);
    if (absolute === null || (await isThere(absolute))) continue;
    problems.push({
      code: 'data.fileMoved',
      severity: 'error',
      node,
      parameter,
      values: { path: reference.path },
      fixes: [{ type: 'findFile', node, parameter }],
    });
  }
  return problems;
}

function toForwardSlashes(file: string): string {
  return file.split(path.sep).join('/');
}
