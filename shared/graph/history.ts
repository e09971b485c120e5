import type { Text } from '../base/text.ts';
import { applyDiff, type DocumentDiff, diffDocuments, isEmptyDiff, reverseDiff, squashDiffs } from './diff.ts';
import type { LoomDocument } from './document.ts';

/** What an entry is called ("Undo: Add Conv 2D"): a text, or a code of the catalogue with values that may be texts. */
export type EditLabel =
  | Text
  | { readonly code: string; readonly values?: Readonly<Record<string, string | number | Text>> };

export interface HistoryEntry {
  readonly label: EditLabel;
  readonly diff: DocumentDiff;
}

/** What was done and what was taken back, oldest and next first. Plain data: keep it, replace it, never change it. */
export interface History {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** A drag or a slider under way: its changes gather here until it ends. */
  readonly gesture: HistoryEntry | null;
}

/** Older entries are forgotten: nobody goes back further, and memory is finite. */
export const HISTORY_LIMIT = 500;

/** A history in which nothing has happened. */
export function createHistory(): History {
  return { past: [], future: [], gesture: null };
}

/** Notes a change. Within a gesture it becomes part of it; a change of nothing is no entry. */
export function recordEdit(history: History, label: EditLabel, before: LoomDocument, after: LoomDocument): History {
  const diff = diffDocuments(before, after);
  if (isEmptyDiff(diff)) return history;
  if (history.gesture) {
    return { ...history, gesture: { ...history.gesture, diff: squashDiffs(history.gesture.diff, diff) } };
  }
  return push(history, { label, diff });
}

/** From now on changes gather under one label. A gesture that is under way ends first. */
export function beginGesture(history: History, label: EditLabel, document: LoomDocument): History {
  return { ...finishGesture(history), gesture: { label, diff: diffDocuments(document, document) } };
}

/** The gathered changes become one entry; none when they came to nothing. */
export function finishGesture(history: History): History {
  const { gesture } = history;
  if (!gesture) return history;
  const rest = { ...history, gesture: null };
  return isEmptyDiff(gesture.diff) ? rest : push(rest, gesture);
}

/** Takes back all that the gesture did, as if it had never begun. */
export function cancelGesture(history: History, document: LoomDocument): Step {
  const { gesture } = history;
  if (!gesture) return { history, document, label: null };
  return {
    history: { ...history, gesture: null },
    document: applyDiff(document, reverseDiff(gesture.diff)),
    label: gesture.label,
  };
}

/** The history and the document after going one entry back or forth. `label` null: there was none, nothing changed. */
export interface Step {
  readonly history: History;
  readonly document: LoomDocument;
  readonly label: EditLabel | null;
}

/** Takes back the last entry. A gesture under way is ended first, so that it is what is taken back. */
export function undo(history: History, document: LoomDocument): Step {
  const finished = finishGesture(history);
  const entry = finished.past.at(-1);
  if (!entry) return { history: finished, document, label: null };
  return {
    history: { ...finished, past: finished.past.slice(0, -1), future: [entry, ...finished.future] },
    document: applyDiff(document, reverseDiff(entry.diff)),
    label: entry.label,
  };
}

/** Does again what was taken back last. */
export function redo(history: History, document: LoomDocument): Step {
  const finished = finishGesture(history);
  const [entry, ...future] = finished.future;
  if (!entry) return { history: finished, document, label: null };
  return {
    history: { ...finished, past: [...finished.past, entry], future },
    document: applyDiff(document, entry.diff),
    label: entry.label,
  };
}

function push(history: History, entry: HistoryEntry): History {
  return { ...history, past: [...history.past, entry].slice(-HISTORY_LIMIT), future: [] };
}
