import type { LoomDocument } from '../../shared/graph/document.ts';

const COLLECTIONS = ['nodes', 'edges', 'positions', 'definitions'] as const;
const FIELDS = ['name', 'activeTraining', 'notes'] as const;

/** One record (or one field) of a document before and after; undefined where it is not there. */
export type Change =
  | {
      readonly collection: (typeof COLLECTIONS)[number];
      readonly id: string;
      readonly before: unknown;
      readonly after: unknown;
    }
  | { readonly field: (typeof FIELDS)[number]; readonly before: unknown; readonly after: unknown };

/** What differs between two documents. Records are compared by identity: an edit leaves untouched records as they are. */
export function changesBetween(before: LoomDocument, after: LoomDocument): readonly Change[] {
  const changes: Change[] = [];
  for (const collection of COLLECTIONS) {
    const old: Readonly<Record<string, unknown>> = before[collection];
    const now: Readonly<Record<string, unknown>> = after[collection];
    if (old === now) continue;
    for (const id of new Set([...Object.keys(old), ...Object.keys(now)])) {
      if (old[id] !== now[id]) changes.push({ collection, id, before: old[id], after: now[id] });
    }
  }
  for (const field of FIELDS) {
    if (before[field] !== after[field]) changes.push({ field, before: before[field], after: after[field] });
  }
  return changes;
}

/** The document with the changes made again. */
export function redoChanges(document: LoomDocument, changes: readonly Change[]): LoomDocument {
  return changes.reduce((result, change) => put(result, change, change.after), document);
}

/** The document with the changes taken back. */
export function undoChanges(document: LoomDocument, changes: readonly Change[]): LoomDocument {
  return changes.reduce((result, change) => put(result, change, change.before), document);
}

function put(document: LoomDocument, change: Change, value: unknown): LoomDocument {
  if ('field' in change) {
    const { [change.field]: _old, ...rest } = document;
    return (value === undefined ? rest : { ...rest, [change.field]: value }) as LoomDocument;
  }
  const records: Record<string, unknown> = { ...document[change.collection] };
  if (value === undefined) delete records[change.id];
  else records[change.id] = value;
  return { ...document, [change.collection]: records } as LoomDocument;
}
