import path from 'node:path';
import type { Handlers } from '../../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../../shared/ipc/studioContract.ts';
import type { OpenedSession, ProjectSessions } from '../projects/projectSessions.ts';
import type { RecentProjects } from '../projects/recentProjects.ts';
import { listTemplates } from '../projects/templates.ts';
import type { Desktop } from './desktop.ts';
import { toWireProblems } from './wireProblems.ts';

type ProjectCalls =
  | 'listTemplates'
  | 'listRecentProjects'
  | 'removeRecentProject'
  | 'listRecoverable'
  | 'recoverProject'
  | 'discardRecoverable'
  | 'createProject'
  | 'openProject'
  | 'saveProject'
  | 'journalEdits'
  | 'closeProject'
  | 'confirmClose';

/** Answers everything about project files, their journals and the start page. */
export function createProjectHandlers(services: {
  readonly resources: string;
  readonly projects: ProjectSessions;
  readonly recent: RecentProjects;
  readonly desktop: Desktop;
}): Pick<Handlers<StudioContract>, ProjectCalls> {
  const { projects, recent, desktop } = services;
  return {
    listTemplates: async () => [...(await listTemplates(services.resources))],
    listRecentProjects: async () => [...(await recent.list())],
    removeRecentProject: async ({ path: file }) => {
      await recent.remove(file);
      return {};
    },
    listRecoverable: async () =>
      (await projects.listRecoverable()).map(({ session, document, path: file, editedAt, edits }) => ({
        session,
        name: document.name,
        path: file,
        editedAt,
        edits,
        nodes: Object.keys(document.nodes).length,
      })),
    recoverProject: async ({ session }) => toOpened(await projects.recover(session)),
    discardRecoverable: async ({ session }) => {
      await projects.discard(session);
      return {};
    },
    createProject: async ({ template, name }) => toOpened(await projects.create(template, name)),
    openProject: async ({ path: given }) => {
      const file = given ?? (await desktop.askOpen('project', null));
      return file === null ? null : toOpened(await projects.open(file));
    },
    saveProject: async ({ session, document, saveAs, path: given }) => {
      const own = projects.pathOf(session);
      const mustAsk = saveAs || own === null || projects.isReadOnly(session);
      if (!mustAsk || given !== null) return projects.save(session, document, given);
      const suggestion = own ?? `${toFileName(document.name)}.loom`;
      const asked = await desktop.askSave('project', suggestion);
      return asked === null ? null : projects.save(session, document, withExtension(asked, '.loom'));
    },
    journalEdits: async ({ session, document, entries }) => {
      await projects.journal(session, entries, document);
      return {};
    },
    closeProject: async ({ session }) => {
      await projects.close(session);
      return {};
    },
    confirmClose: async ({ close }) => {
      desktop.answerClose(close);
      return {};
    },
  };
}

function toOpened(opened: OpenedSession) {
  return { ...opened, problems: toWireProblems(opened.problems) };
}

/** A name without what some file system refuses. */
function toFileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among what file systems refuse
  const cleaned = name.replace(/[<>:"/\\|?*\u0000-\u001f]/g, ' ').trim();
  return cleaned === '' ? 'Untitled' : cleaned.slice(0, 100);
}

function withExtension(file: string, extension: string): string {
  return path.extname(file) === '' ? `${file}${extension}` : file;
}
