import type { LoomDocument } from './document.ts';

/** What became of the records of one kind, by id. */
export interface RecordDiff<T> {
  readonly added: Readonly<Record<string, T>>;
  readonly updated: Readonly<Record<string, readonly [from: T, to: T]>>;
  readonly removed: Readonly<Record<string, T>>;
}

type Nodes = LoomDocument['nodes'];
type Edges = LoomDocument['edges'];
type Positions = LoomDocument['positions'];

/** The fields of a document that are no records. Null stands for "not there", so that a diff survives JSON. */
export type DocumentFields = Partial<
  Record<'id' | 'name' | 'activeTraining' | 'notes', readonly [string | null, string | null]>
>;

/** The difference of two documents: what undo keeps, and what a journal can replay. Plain JSON. */
export interface DocumentDiff {
  readonly nodes: RecordDiff<Nodes[string]>;
  readonly edges: RecordDiff<Edges[string]>;
  readonly positions: RecordDiff<Positions[string]>;
  readonly definitions: RecordDiff<unknown>;
  readonly fields: DocumentFields;
}

const FIELDS = ['id', 'name', 'activeTraining', 'notes'] as const;

/** What has to happen to `before` to make it `after`. Records are compared by identity: edits leave others untouched. */
export function diffDocuments(before: LoomDocument, after: LoomDocument): DocumentDiff {
  const fields: DocumentFields = {};
  for (const field of FIELDS) {
    if (before[field] !== after[field]) fields[field] = [before[field] ?? null, after[field] ?? null];
  }
  return {
    nodes: diffRecords(before.nodes, after.nodes),
    edges: diffRecords(before.edges, after.edges),
    positions: diffRecords(before.positions, after.positions),
    definitions: diffRecords(before.definitions, after.definitions),
    fields,
  };
}

/** The document after the change. A part that nothing happens to keeps its identity. */
export function applyDiff(document: LoomDocument, diff: DocumentDiff): LoomDocument {
  const { activeTraining, notes, ...rest } = document;
  const pick = (field: (typeof FIELDS)[number]) => {
    const change = diff.fields[field];
    return change ? (change[1] ?? undefined) : document[field];
  };
  const changed = { activeTraining: pick('activeTraining'), notes: pick('notes') };
  return {
    ...rest,
    id: pick('id') ?? document.id,
    name: pick('name') ?? document.name,
    ...(changed.activeTraining === undefined ? {} : { activeTraining: changed.activeTraining }),
    ...(changed.notes === undefined ? {} : { notes: changed.notes }),
    nodes: applyRecords(document.nodes, diff.nodes),
    edges: applyRecords(document.edges, diff.edges),
    positions: applyRecords(document.positions, diff.positions),
    definitions: applyRecords(document.definitions, diff.definitions),
  };
}

/** The change that takes this one back. */
export function reverseDiff(diff: DocumentDiff): DocumentDiff {
  const fields: DocumentFields = {};
  for (const field of FIELDS) {
    const change = diff.fields[field];
    if (change) fields[field] = [change[1], change[0]];
  }
  return {
    nodes: reverseRecords(diff.nodes),
    edges: reverseRecords(diff.edges),
    positions: reverseRecords(diff.positions),
    definitions: reverseRecords(diff.definitions),
    fields,
  };
}

/** Two changes, one after the other, as one. What comes back to where it was is in neither. */
export function squashDiffs(first: DocumentDiff, second: DocumentDiff): DocumentDiff {
  const fields: DocumentFields = {};
  for (const field of FIELDS) {
    const from = (first.fields[field] ?? second.fields[field])?.[0];
    const to = (second.fields[field] ?? first.fields[field])?.[1];
    if (from !== undefined && to !== undefined && from !== to) fields[field] = [from, to];
  }
  return {
    nodes: squashRecords(first.nodes, second.nodes),
    edges: squashRecords(first.edges, second.edges),
    positions: squashRecords(first.positions, second.positions),
    definitions: squashRecords(first.definitions, second.definitions),
    fields,
  };
}

/** True when nothing happens. */
export function isEmptyDiff(diff: DocumentDiff): boolean {
  const records = [diff.nodes, diff.edges, diff.positions, diff.definitions];
  return records.every(isEmptyRecords) && Object.keys(diff.fields).length === 0;
}

function diffRecords<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>): RecordDiff<T> {
  const added: Record<string, T> = {};
  const updated: Record<string, readonly [T, T]> = {};
  const removed: Record<string, T> = {};
  if (before !== after) {
    const old = new Map(Object.entries(before));
    for (const [id, record] of Object.entries(after)) {
      const former = old.get(id);
      if (!old.has(id)) added[id] = record;
      else if (former !== undefined && former !== record) updated[id] = [former, record];
      old.delete(id);
    }
    for (const [id, record] of old) removed[id] = record;
  }
  return { added, updated, removed };
}

function applyRecords<T>(records: Record<string, T>, diff: RecordDiff<T>): Record<string, T> {
  if (isEmptyRecords(diff)) return records;
  const result: Record<string, T> = {};
  for (const [id, record] of Object.entries(records)) {
    if (!Object.hasOwn(diff.removed, id)) result[id] = diff.updated[id]?.[1] ?? record;
  }
  return Object.assign(result, diff.added);
}

function reverseRecords<T>(diff: RecordDiff<T>): RecordDiff<T> {
  const updated = Object.fromEntries(Object.entries(diff.updated).map(([id, [from, to]]) => [id, [to, from] as const]));
  return { added: diff.removed, updated, removed: diff.added };
}

function squashRecords<T>(first: RecordDiff<T>, second: RecordDiff<T>): RecordDiff<T> {
  const added: Record<string, T> = { ...first.added };
  const updated: Record<string, readonly [T, T]> = { ...first.updated };
  const removed: Record<string, T> = { ...first.removed };
  for (const [id, record] of Object.entries(second.added)) {
    const former = removed[id];
    delete removed[id];
    if (former === undefined) added[id] = record;
    else if (former !== record) updated[id] = [former, record];
  }
  for (const [id, [from, to]] of Object.entries(second.updated)) {
    const start = updated[id]?.[0] ?? from;
    if (Object.hasOwn(added, id)) added[id] = to;
    else if (start === to) delete updated[id];
    else updated[id] = [start, to];
  }
  for (const [id, record] of Object.entries(second.removed)) {
    const start = updated[id]?.[0] ?? record;
    delete updated[id];
    if (Object.hasOwn(added, id)) delete added[id];
    else removed[id] = start;
  }
  return { added, updated, removed };
}

function isEmptyRecords(diff: RecordDiff<unknown>): boolean {
  return [diff.added, diff.updated, diff.removed].every((part) => Object.keys(part).length === 0);
}
