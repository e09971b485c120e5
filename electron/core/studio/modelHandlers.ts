import path from 'node:path';
import type { Language } from '../../../shared/base/text.ts';
import type { Handlers } from '../../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../../shared/ipc/studioContract.ts';
import { describeModel } from '../runs/describeModel.ts';
import { evaluateRun } from '../runs/evaluateRun.ts';
import { exportRun } from '../runs/exportRun.ts';
import { predictFile } from '../runs/predictFile.ts';
import { predictRows } from '../runs/predictRows.ts';
import { readRunRows } from '../runs/readRunRows.ts';
import { readRunInfo } from '../runs/runFolder.ts';
import type { RunService } from '../runs/runService.ts';
import type { TaskContext } from '../runs/taskContext.ts';
import type { WarmModel } from '../runs/warmModel.ts';
import type { Desktop } from './desktop.ts';
import type { Emit } from './studioEvents.ts';

type ModelCalls = 'evaluateRun' | 'readRunRows' | 'describeModel' | 'predict' | 'predictFile' | 'exportRun';

/** Answers what is done with a trained model: judging it, asking it, taking it elsewhere. */
export function createModelHandlers(services: {
  readonly runs: RunService;
  readonly desktop: Desktop;
  readonly tasks: Omit<TaskContext, 'progress' | 'signal'>;
  readonly warm: WarmModel;
  readonly language: () => Language;
  readonly emit: Emit;
}): Pick<Handlers<StudioContract>, ModelCalls> {
  const { runs, desktop } = services;
  const contextOf = (run: string, signal: AbortSignal): TaskContext => ({
    ...services.tasks,
    signal,
    progress: (stage, done, total) => services.emit('runProgress', { run, stage, done, total }),
  });
  return {
    evaluateRun: ({ run, split, again }, { signal }) =>
      evaluateRun(runs.folderOf(run), split, again, contextOf(run, signal)),
    readRunRows: ({ run, rowIds }, { signal }) => readRunRows(runs.folderOf(run), rowIds, contextOf(run, signal)),
    describeModel: ({ run }, { signal }) => describeModel(runs.folderOf(run), contextOf(run, signal)),
    predict: async ({ run, from }, { signal }) => [
      ...(await predictRows(runs.folderOf(run), from, contextOf(run, signal), { seen: true, warm: services.warm })),
    ],
    predictFile: async ({ run, from, path: given, out: givenOut }, { signal }) => {
      const input = given ?? (await desktop.askOpen(from === 'csv' ? 'csv' : 'folder', null));
      if (input === null) return null;
      const suggestion = path.join(path.dirname(input), `${path.parse(input).name}-predictions.csv`);
      const out = givenOut ?? (await desktop.askSave('results', suggestion));
      if (out === null) return null;
      const source = { type: from, path: path.resolve(input) };
      return predictFile(runs.folderOf(run), source, out, services.language(), contextOf(run, signal));
    },
    exportRun: async ({ run, format, out: given }, { signal }) => {
      const { name } = await readRunInfo(runs.folderOf(run));
      const out =
        given ??
        (await desktop.askSave('folder', `${name.replace(/[^\p{L}\p{N} _-]/gu, ' ').trim() || 'model'}-${format}`));
      if (out === null) return null;
      const result = await exportRun(runs.folderOf(run), format, out, contextOf(run, signal));
      return { ...result, files: [...result.files] };
    },
  };
}
