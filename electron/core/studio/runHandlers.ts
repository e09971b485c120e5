import type { Handlers } from '../../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../../shared/ipc/studioContract.ts';
import type { ProjectSessions } from '../projects/projectSessions.ts';
import type { RunService } from '../runs/runService.ts';
import { toWireProblems } from './wireProblems.ts';

type RunCalls =
  | 'startRun'
  | 'pauseRun'
  | 'resumeRun'
  | 'stopRun'
  | 'requestStatistics'
  | 'continueRun'
  | 'listRuns'
  | 'readMetrics'
  | 'renameRun'
  | 'deleteRun';

/** Answers what starts, steers and lists runs. */
export function createRunHandlers(services: {
  readonly projects: ProjectSessions;
  readonly runs: RunService;
}): Pick<Handlers<StudioContract>, RunCalls> {
  const { projects, runs } = services;
  return {
    startRun: async ({ session, document, name }) => {
      const { run, problems } = await runs.start({ document, name, projectFolder: projects.folderOf(session) });
      return { run, problems: toWireProblems(problems) };
    },
    pauseRun: async ({ run }) => {
      runs.pause(run);
      return {};
    },
    resumeRun: async ({ run }) => {
      runs.resume(run);
      return {};
    },
    stopRun: async ({ run, force }) => {
      runs.stop(run, force);
      return {};
    },
    requestStatistics: async ({ run }) => {
      runs.requestStatistics(run);
      return {};
    },
    continueRun: ({ run, epochs }) => runs.continueRun(run, epochs),
    listRuns: async ({ documentId }) => [...(await runs.list(documentId))],
    readMetrics: async ({ run }) => [...(await runs.readMetrics(run))],
    renameRun: async ({ run, name }) => {
      await runs.rename(run, name);
      return {};
    },
    deleteRun: async ({ run }) => {
      await runs.delete(run);
      return {};
    },
  };
}
