import { type FileHandle, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import type { LoomDocument } from '../../../shared/graph/document.ts';
import type { journalEntrySchema } from '../../../shared/ipc/studioContract.ts';
import { isErrno } from '../jsonFile.ts';
import { claim, isHeldByAnother } from '../processOwner.ts';
import { writeFileAtomic } from '../writeFileAtomic.ts';
import { formatJournalLine, type JournalRecord, parseJournal } from './journalLines.ts';

export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** A journal that has grown beyond this is rewritten with only its last document. */
const MAX_JOURNAL_BYTES = 16 * 1024 * 1024;
const JOURNAL_FILE = 'journal.jsonl';
const OWNER_FILE = 'owner.json';

/** What a session's journal says: the last document that was acknowledged, and how it came about. */
export interface JournalContent {
  readonly session: string;
  readonly path: string | null;
  readonly readOnly: boolean;
  readonly document: LoomDocument;
  readonly edits: number;
  readonly editedAt: number;
}

/** The journal of one open project. Nothing is on disk until the first edit, so that looking at a project leaves no trace. */
export interface Journal {
  /** Appends and flushes to disk: when this has returned, the edits survive a power cut. */
  append(entries: readonly JournalEntry[], document: LoomDocument): Promise<void>;
  /** The work is safe elsewhere (a verified save) or not wanted: starts anew from here. */
  clear(base: { path: string | null; readOnly: boolean; document: LoomDocument }): Promise<void>;
  /** Lets go of the file without deleting it. */
  close(): Promise<void>;
}

interface JournalBase {
  readonly path: string | null;
  readonly readOnly: boolean;
  readonly document: LoomDocument;
}

/** Opens the journal of a session. `existing`: a recovered one goes on in the same file. */
export async function openJournal(
  journals: string,
  session: string,
  base: JournalBase,
  existing: JournalContent | null = null,
): Promise<Journal> {
  const folder = sessionFolder(journals, session);
  let current = base;
  let file: FileHandle | null = null;
  let bytes = 0;
  let edits = existing?.edits ?? 0;
  if (existing) await claim(path.join(folder, OWNER_FILE));

  const release = async (): Promise<void> => {
    const handle = file;
    file = null;
    await handle?.close();
  };
  const start = async (): Promise<FileHandle> => {
    if (file) return file;
    await mkdir(folder, { recursive: true });
    await syncFolder(journals);
    await claim(path.join(folder, OWNER_FILE));
    // A recovered journal may end in a torn line, which must not swallow the next one: it starts again, whole.
    const line = formatJournalLine({ type: 'base', at: Date.now(), editsBefore: edits, ...current });
    await writeFileAtomic(path.join(folder, JOURNAL_FILE), line);
    file = await open(path.join(folder, JOURNAL_FILE), 'a');
    bytes = Buffer.byteLength(line);
    return file;
  };

  return {
    append: async (entries, document) => {
      const handle = await start();
      const line = formatJournalLine({ type: 'edits', at: Date.now(), entries: [...entries], document });
      try {
        // FileHandle.writeFile loops until all bytes are written; a plain write may stop short on a full disk and say nothing.
        await handle.writeFile(line);
        await handle.sync();
      } catch (error) {
        // Half a line may stand there now; the next append starts a whole file from what was acknowledged.
        await release();
        throw error;
      }
      bytes += Buffer.byteLength(line);
      edits += entries.length;
      current = { ...current, document };
      if (bytes > MAX_JOURNAL_BYTES && bytes > 8 * Buffer.byteLength(line)) await release();
    },
    clear: async (next) => {
      await release();
      edits = 0;
      current = next;
      await rm(folder, { recursive: true, force: true });
    },
    close: release,
  };
}

/** Reads a session's journal; null when there is none or nothing in it can be read. */
export async function readJournal(journals: string, session: string): Promise<JournalContent | null> {
  const { records } = parseJournal(await readBytes(path.join(sessionFolder(journals, session), JOURNAL_FILE)));
  const last = records.at(-1);
  if (!last) return null;
  const base = records.find((record) => record.type === 'base');
  return {
    session,
    path: base?.path ?? null,
    readOnly: base?.readOnly ?? false,
    document: last.document,
    // An edit that was not finished has a document and no entry; it is work all the same.
    edits: Math.max(
      records.reduce((sum, record) => sum + countEdits(record), 0),
      last.type === 'edits' ? 1 : 0,
    ),
    editedAt: last.at,
  };
}

/** Journals that neither another living process nor an open session of this one holds: what a crash left behind. Newest first. */
export async function listOrphanedJournals(
  journals: string,
  isOpen: (session: string) => boolean,
): Promise<readonly JournalContent[]> {
  const found: JournalContent[] = [];
  for (const session of await listFolders(journals)) {
    if (isOpen(session)) continue;
    if (await isHeldByAnother(path.join(sessionFolder(journals, session), OWNER_FILE))) continue;
    const content = await readJournal(journals, session);
    if (content) found.push(content);
  }
  return found.sort((a, b) => b.editedAt - a.editedAt);
}

/** Deletes the journal of a session for good. */
export async function deleteJournal(journals: string, session: string): Promise<void> {
  await rm(sessionFolder(journals, session), { recursive: true, force: true });
}

/** A session's name is made by us; one that comes back from outside must not lead anywhere else. */
function sessionFolder(journals: string, session: string): string {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(session)) throw new AppError('recovery.gone');
  return path.join(journals, session);
}

function countEdits(record: JournalRecord): number {
  return record.type === 'base' ? record.editsBefore : record.entries.length;
}

/** Makes a new entry of a folder survive a power cut. Windows cannot open folders, and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return Buffer.alloc(0);
    throw error;
  }
}

async function listFolders(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && /^[A-Za-z0-9-]{1,64}$/.test(entry.name))
      .map((entry) => entry.name);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return [];
    throw error;
  }
}
