import { create } from 'zustand';
import type { Problem } from '../../shared/base/problem.ts';
import type { Text } from '../../shared/base/text.ts';
import { createDocument, type LoomDocument } from '../../shared/graph/document.ts';
import type { OpenedProject } from '../../shared/ipc/studioContract.ts';
import { type Change, changesBetween, redoChanges, undoChanges } from './changes.ts';
import { journalChange, startJournal } from './journal.ts';

/** One thing that a person did, as undo knows it: the records before and after, under a label. */
export interface HistoryEntry {
  readonly id: number;
  readonly label: Text;
  readonly changes: readonly Change[];
}

export interface DocumentState {
  /** Of the journal that main keeps; '' while no project is open. */
  readonly session: string;
  /** Null: never saved. */
  readonly path: string | null;
  /** Never written to that path: a newer or a broken file. */
  readonly readOnly: boolean;
  readonly document: LoomDocument;
  /** What could not be read when it was opened. */
  readonly fileProblems: readonly Problem[];
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** The entry that the file holds; -1 for a recovered project, whose file holds none of its entries. */
  readonly savedEntry: number;
  /** A drag or a slider under way: everything until its end becomes one entry. */
  readonly gesture: { readonly label: Text; readonly start: LoomDocument } | null;
}

/** A pure change of a document; the same document back means that there was nothing to do. */
export type Edit = (document: LoomDocument) => LoomDocument;

const UNDO_LIMIT = 500;
let nextEntry = 1;

export const useDocumentStore = create<DocumentState>(() => ({
  session: '',
  path: null,
  readOnly: false,
  document: createDocument('none', ''),
  fileProblems: [],
  past: [],
  future: [],
  savedEntry: 0,
  gesture: null,
}));

const { getState: get, setState: set } = useDocumentStore;

/** True when the document differs from its file. A project that was never saved is clean until its first edit. */
export function isDirty(state: DocumentState): boolean {
  return state.savedEntry !== (state.past.at(-1)?.id ?? 0) || state.gesture !== null;
}

/** Shows a project that main has opened. */
export function openDocument(opened: OpenedProject): void {
  startJournal(opened.session);
  set({
    session: opened.session,
    path: opened.path,
    readOnly: opened.readOnly,
    document: opened.document,
    fileProblems: opened.problems,
    past: [],
    future: [],
    savedEntry: opened.recovered ? -1 : 0,
    gesture: null,
  });
}

/** Forgets the project. Main ends its session separately. */
export function closeDocument(): void {
  startJournal('');
  set({ session: '', path: null, document: createDocument('none', ''), past: [], future: [], gesture: null });
}

/** Changes the document: one entry in the history, one line in the journal. Returns false when nothing changed. */
export function dispatch(label: Text, edit: Edit): boolean {
  commitGesture();
  const { document } = get();
  return record(label, document, edit(document));
}

/** Starts a run of small changes (a drag, a slider, typing) that will be one entry. A gesture under way is ended first. */
export function beginGesture(label: Text): void {
  commitGesture();
  set((state) => ({ gesture: { label, start: state.document } }));
}

/** Changes the document within the gesture; without one, as `dispatch` does under `label`. */
export function updateGesture(label: Text, edit: Edit): void {
  if (!get().gesture) beginGesture(label);
  set((state) => ({ document: edit(state.document) }));
}

/** Ends the gesture as one entry. */
export function commitGesture(): void {
  const { gesture, document } = get();
  if (!gesture) return;
  set({ gesture: null });
  record(gesture.label, gesture.start, document);
}

/** Takes back everything since the gesture began. */
export function cancelGesture(): void {
  set((state) => (state.gesture ? { document: state.gesture.start, gesture: null } : {}));
}

/** Takes back the last entry; its label, or null when there is none. */
export function undo(): Text | null {
  commitGesture();
  const { past, future, document } = get();
  const entry = past.at(-1);
  if (!entry) return null;
  const restored = undoChanges(document, entry.changes);
  set({ document: restored, past: past.slice(0, -1), future: [entry, ...future] });
  journalChange(`undo ${entry.label.en}`, changesBetween(document, restored), restored);
  return entry.label;
}

/** Does again what was taken back last; its label, or null when there is nothing. */
export function redo(): Text | null {
  commitGesture();
  const { past, future, document } = get();
  const [entry, ...rest] = future;
  if (!entry) return null;
  const restored = redoChanges(document, entry.changes);
  set({ document: restored, past: [...past, entry], future: rest });
  journalChange(`redo ${entry.label.en}`, entry.changes, restored);
  return entry.label;
}

/** The file now holds what was sent to be saved; edits made meanwhile stay unsaved. */
export function markSaved(path: string, saved: LoomDocument, entry: number): void {
  set((state) => ({
    path,
    readOnly: false,
    savedEntry: entry,
    // "Save as" gives the copy an id and a name of its own.
    document: { ...state.document, id: saved.id, name: saved.name },
  }));
}

/** The last entry of the history, for `markSaved`; 0 when there is none. */
export function currentEntry(): number {
  return get().past.at(-1)?.id ?? 0;
}

function record(label: Text, before: LoomDocument, after: LoomDocument): boolean {
  const changes = changesBetween(before, after);
  if (changes.length === 0) {
    if (after !== before) set({ document: before });
    return false;
  }
  const entry = { id: nextEntry++, label, changes };
  set((state) => ({ document: after, past: [...state.past, entry].slice(-UNDO_LIMIT), future: [] }));
  journalChange(label.en, changes, after);
  return true;
}
