import { create } from 'zustand';
import type { Problem } from '../../shared/base/problem.ts';
import type { Language } from '../../shared/base/text.ts';
import { type DocumentDiff, isEmptyDiff, reverseDiff } from '../../shared/graph/diff.ts';
import { createDocument, type LoomDocument } from '../../shared/graph/document.ts';
import * as history from '../../shared/graph/history.ts';
import type { OpenedProject } from '../../shared/ipc/studioContract.ts';
import { formatMessage } from '../../shared/messages/catalogue.ts';
import { journalChange, journalUnfinished, startJournal } from './journal.ts';

export type { EditLabel } from '../../shared/graph/history.ts';

type EditLabel = history.EditLabel;

export interface DocumentState {
  /** Of the journal that main keeps; '' while no project is open. */
  readonly session: string;
  /** Null: never saved. */
  readonly path: string | null;
  /** Never written to that path: a newer or a broken file. */
  readonly readOnly: boolean;
  readonly document: LoomDocument;
  readonly history: history.History;
  /** What could not be read when it was opened. */
  readonly fileProblems: readonly Problem[];
  /** The last entry that the file holds; null for a fresh one, `unsaved` for recovered work that no file holds. */
  readonly saved: history.HistoryEntry | null | 'unsaved';
}

/** A pure change of a document; the same document back means that there was nothing to do. */
export type Edit = (document: LoomDocument) => LoomDocument;

export const useDocumentStore = create<DocumentState>(() => ({
  session: '',
  path: null,
  readOnly: false,
  document: createDocument('none', ''),
  history: history.createHistory(),
  fileProblems: [],
  saved: null,
}));

const { getState: get, setState: set } = useDocumentStore;

/** True when the document differs from its file. A project that was never saved is clean until its first edit. */
export function isDirty({ history: { past, gesture }, saved }: DocumentState): boolean {
  return (past.at(-1) ?? null) !== saved || (gesture !== null && !isEmptyDiff(gesture.diff));
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
    history: history.createHistory(),
    saved: opened.recovered ? 'unsaved' : null,
  });
}

/** Forgets the project. Main ends its session separately. */
export function closeDocument(): void {
  startJournal('');
  set({
    session: '',
    path: null,
    readOnly: false,
    document: createDocument('none', ''),
    fileProblems: [],
    history: history.createHistory(),
    saved: null,
  });
}

/** Changes the document: one entry in the history, one line in the journal. Returns false when nothing changed. */
export function dispatch(label: EditLabel, edit: Edit): boolean {
  commitGesture();
  const before = get().document;
  const after = edit(before);
  const next = history.recordEdit(get().history, label, before, after);
  if (next === get().history) return false;
  set({ document: after, history: next });
  keep(label, next.past.at(-1)?.diff);
  return true;
}

/** Starts a run of small changes (a drag, a slider, typing) that will be one entry. A gesture under way is ended first. */
export function beginGesture(label: EditLabel): void {
  commitGesture();
  set((state) => ({ history: history.beginGesture(state.history, label, state.document) }));
}

/** Changes the document within the gesture; without one, begins it. */
export function updateGesture(label: EditLabel, edit: Edit): void {
  if (!get().history.gesture) beginGesture(label);
  const before = get().document;
  const after = edit(before);
  const next = history.recordEdit(get().history, label, before, after);
  if (next === get().history) return;
  set({ document: after, history: next });
  journalUnfinished(after);
}

/** Ends the gesture as one entry. */
export function commitGesture(): void {
  const before = get().history;
  if (!before.gesture) return;
  const next = history.finishGesture(before);
  set({ history: next });
  const entry = next.past.at(-1);
  if (entry && next.past !== before.past) keep(entry.label, entry.diff);
}

/** Takes back everything since the gesture began. */
export function cancelGesture(): void {
  if (!get().history.gesture) return;
  set((state) => {
    const step = history.cancelGesture(state.history, state.document);
    return { history: step.history, document: step.document };
  });
  journalUnfinished(get().document);
}

/** Takes back the last entry; its label, or null when there is none. */
export function undo(): EditLabel | null {
  commitGesture();
  const entry = get().history.past.at(-1);
  return entry ? walk(history.undo, reverseDiff(entry.diff)) : null;
}

/** Does again what was taken back last; its label, or null when there is nothing. */
export function redo(): EditLabel | null {
  commitGesture();
  const entry = get().history.future[0];
  return entry ? walk(history.redo, entry.diff) : null;
}

/** The file now holds what was sent to be saved; edits made meanwhile stay unsaved. */
export function markSaved(path: string, saved: LoomDocument, entry: history.HistoryEntry | null): void {
  set((state) => ({
    path,
    readOnly: false,
    saved: entry,
    // "Save as" gives the copy an id and a name of its own.
    document: { ...state.document, id: saved.id, name: saved.name },
  }));
}

/** What an entry is called, in words. */
export function describeLabel(label: EditLabel, language: Language): string {
  if (!('code' in label)) return label[language];
  const values = Object.entries(label.values ?? {}).map(
    ([name, value]) => [name, typeof value === 'object' ? value[language] : value] as const,
  );
  return formatMessage(label.code, Object.fromEntries(values), language);
}

function walk(step: typeof history.undo, diff: DocumentDiff): EditLabel | null {
  const { history: next, document, label } = step(get().history, get().document);
  set({ history: next, document });
  if (label) keep(label, diff);
  return label;
}

function keep(label: EditLabel, diff: DocumentDiff | undefined): void {
  if (diff) journalChange(describeLabel(label, 'en'), diff, get().document);
}
