import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { hashValue } from '../../../shared/base/hash.ts';
import type { Problem } from '../../../shared/base/problem.ts';
import { createDocument, type LoomDocument } from '../../../shared/graph/document.ts';
import type { AppFolders } from '../appFolders.ts';
import { findMovedFiles, moveReferences } from './dataReferences.ts';
import {
  deleteJournal,
  type Journal,
  type JournalContent,
  type JournalEntry,
  listOrphanedJournals,
  openJournal,
  readJournal,
} from './journal.ts';
import { readProjectFile, writeProjectFile } from './projectFile.ts';
import type { RecentProjects } from './recentProjects.ts';
import { listTemplates } from './templates.ts';

/** A project as it was opened (shared/ipc/studioContract.ts: openedProjectSchema). */
export interface OpenedSession {
  readonly session: string;
  readonly path: string | null;
  readonly document: LoomDocument;
  readonly readOnly: boolean;
  readonly recovered: boolean;
  readonly problems: readonly Problem[];
}

interface Session {
  readonly journal: Journal;
  path: string | null;
  readOnly: boolean;
  /** Journal entries and saves of one project happen one after the other. */
  queue: Promise<unknown>;
}

/** The open projects: opening, journalling, saving, and what a crash left behind. */
export class ProjectSessions {
  readonly #sessions = new Map<string, Session>();

  constructor(
    private readonly folders: AppFolders,
    private readonly recent: RecentProjects,
  ) {}

  /** A new project: empty, or a copy of a template with an id of its own. */
  async create(template: string | null, name: string): Promise<OpenedSession> {
    const id = randomUUID();
    if (template === null) return this.#begin({ path: null, readOnly: false, document: createDocument(id, name) }, []);
    const found = (await listTemplates(this.folders.resources)).find((one) => one.id === template);
    if (!found) throw new AppError('template.unknown', { template });
    return this.#begin(
      { path: null, readOnly: false, document: { ...found.document, id, name: name || found.name } },
      [],
    );
  }

  /** Opens a project file as far as it can be read. Problems name the place; a newer or broken file is opened read-only. */
  async open(file: string): Promise<OpenedSession> {
    const absolute = path.resolve(file);
    const { document, problems, readOnly } = await readProjectFile(absolute);
    const moved = await findMovedFiles(document, path.dirname(absolute));
    await this.recent.note(absolute, document.name);
    return this.#begin({ path: absolute, readOnly, document }, [...problems, ...moved]);
  }

  /** Appends edits to the project's journal; they are on disk when this returns. */
  async journal(session: string, entries: readonly JournalEntry[], document: LoomDocument): Promise<void> {
    const found = this.#find(session);
    await this.#inTurn(found, () => found.journal.append(entries, document));
  }

  /**
   * Saves under the project's own path, or under `target`. Under a new path an already saved project becomes a copy with
   * an id of its own. The journal goes only when the file was read back and is right.
   */
  async save(
    session: string,
    document: LoomDocument,
    target: string | null,
  ): Promise<{ path: string; document: LoomDocument }> {
    const found = this.#find(session);
    return this.#inTurn(found, async () => {
      const file = target === null ? found.path : path.resolve(target);
      if (file === null) throw new AppError('project.noPath');
      if (found.readOnly && file === found.path) throw new AppError('project.readOnly', { path: file });
      const isMove = file !== found.path;
      const saved = isMove ? this.#adapt(document, found.path, file) : document;
      await writeProjectFile(file, saved, this.folders.generations);
      found.path = file;
      found.readOnly = false;
      await found.journal.clear({ path: file, readOnly: false, document: saved });
      await this.recent.note(file, saved.name);
      return { path: file, document: saved };
    });
  }

  /** Ends a session. Its journal goes: the person has saved, or was asked and does not want the edits. */
  async close(session: string): Promise<void> {
    const found = this.#sessions.get(session);
    if (!found) return;
    this.#sessions.delete(session);
    await this.#inTurn(found, () =>
      found.journal.clear({ path: found.path, readOnly: found.readOnly, document: createDocument('closed', '') }),
    );
  }

  /** Lets go of all journals without deleting one: the app ends, and what was not saved is offered again. */
  async releaseAll(): Promise<void> {
    const open = [...this.#sessions.values()];
    this.#sessions.clear();
    await Promise.all(open.map((session) => this.#inTurn(session, () => session.journal.close())));
  }

  /** Work of sessions that ended without a save. A journal that says no more than the saved file is dropped on the way. */
  async listRecoverable(): Promise<readonly JournalContent[]> {
    const kept: JournalContent[] = [];
    for (const content of await listOrphanedJournals(this.folders.journals, (session) => this.#sessions.has(session))) {
      if (content.edits > 0 && !(await this.#isSaved(content))) kept.push(content);
      else await deleteJournal(this.folders.journals, content.session);
    }
    return kept;
  }

  /** Opens what a journal holds, under the same session: the journal stays until the work is saved or discarded. */
  async recover(session: string): Promise<OpenedSession> {
    const open = this.#sessions.get(session);
    const content = await readJournal(this.folders.journals, session);
    if (!content || open) throw new AppError('recovery.gone');
    const { path: file, readOnly, document } = content;
    const moved = await findMovedFiles(document, file === null ? null : path.dirname(file));
    const journal = await openJournal(this.folders.journals, session, { path: file, readOnly, document }, content);
    this.#sessions.set(session, { journal, path: file, readOnly, queue: Promise.resolve() });
    return { session, path: file, document, readOnly, recovered: true, problems: moved };
  }

  async discard(session: string): Promise<void> {
    if (this.#sessions.has(session)) throw new AppError('recovery.gone');
    await deleteJournal(this.folders.journals, session);
  }

  /** The folder that the project's relative paths start from; null while it has never been saved. */
  folderOf(session: string): string | null {
    const file = this.#find(session).path;
    return file === null ? null : path.dirname(file);
  }

  pathOf(session: string): string | null {
    return this.#find(session).path;
  }

  /** A newer or broken file: saving must ask for another place. */
  isReadOnly(session: string): boolean {
    return this.#find(session).readOnly;
  }

  async #begin(
    base: { path: string | null; readOnly: boolean; document: LoomDocument },
    problems: readonly Problem[],
  ): Promise<OpenedSession> {
    const session = randomUUID();
    const journal = await openJournal(this.folders.journals, session, base);
    this.#sessions.set(session, { journal, path: base.path, readOnly: base.readOnly, queue: Promise.resolve() });
    return { session, ...base, recovered: false, problems };
  }

  #adapt(document: LoomDocument, from: string | null, to: string): LoomDocument {
    const moved = moveReferences(document, from === null ? null : path.dirname(from), path.dirname(to));
    return { ...moved, id: from === null ? document.id : randomUUID(), name: path.basename(to, path.extname(to)) };
  }

  async #isSaved(content: JournalContent): Promise<boolean> {
    if (content.path === null) return false;
    try {
      return hashValue((await readProjectFile(content.path)).document) === hashValue(content.document);
    } catch {
      // The file cannot be read: all the more reason to keep what the journal has.
      return false;
    }
  }

  #find(session: string): Session {
    const found = this.#sessions.get(session);
    if (!found) throw new AppError('session.unknown');
    return found;
  }

  #inTurn<T>(session: Session, work: () => Promise<T>): Promise<T> {
    const next = session.queue.then(work, work);
    session.queue = next.catch(() => undefined);
    return next;
  }
}
