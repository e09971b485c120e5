import type { DocumentDiff } from '../../shared/graph/diff.ts';
import type { LoomDocument } from '../../shared/graph/document.ts';
import { studio } from '../bridge/studio.ts';

/** Main must have every edit within 250 ms; edits that come together travel together. */
const FLUSH_AFTER_MS = 120;

interface Entry {
  readonly sequence: number;
  readonly label: string;
  readonly changes: readonly DocumentDiff[];
}

let session = '';
let sequence = 1;
let waiting: Entry[] = [];
let latest: LoomDocument | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
let onFailure: (error: unknown) => void = () => undefined;

/** Edits from now on belong to this session; '' keeps none. What still waits for the old one is sent first. */
export function startJournal(nextSession: string): void {
  void flushJournal();
  session = nextSession;
  sequence = 1;
}

/** Whom to tell when an edit could not be journalled: the person must know that a crash would cost work. */
export function reportJournalFailures(report: (error: unknown) => void): void {
  onFailure = report;
}

/** Notes an edit; it reaches the disk within 250 ms. */
export function journalChange(label: string, diff: DocumentDiff, document: LoomDocument): void {
  if (session === '') return;
  waiting.push({ sequence: sequence++, label, changes: [diff] });
  latest = document;
  timer ??= setTimeout(() => void flushJournal(), FLUSH_AFTER_MS);
}

/** Notes where an edit that is not finished has come to: a field that is being typed into must survive a crash, too. */
export function journalUnfinished(document: LoomDocument): void {
  if (session === '') return;
  latest = document;
  timer ??= setTimeout(() => void flushJournal(), FLUSH_AFTER_MS);
}

/** Sends what waits now; resolves when it is on disk. */
export async function flushJournal(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  if (!latest) return;
  const entries = waiting;
  const document = latest;
  waiting = [];
  latest = null;
  try {
    await studio.call('journalEdits', {
      session,
      document,
      entries: entries.map((entry) => ({ ...entry, changes: [...entry.changes] })),
    });
  } catch (error) {
    onFailure(error);
  }
}
