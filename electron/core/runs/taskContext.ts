import { AppError } from '../../../shared/base/appError.ts';
import type { DataClient } from '../data/dataClient.ts';
import { isThere } from '../jsonFile.ts';
import type { ProcessLauncher } from '../processLauncher.ts';
import type { RunPlaces } from './prepareRunData.ts';
import { readRunState, runPaths } from './runFolder.ts';

/** What evaluating, predicting and exporting need beside the run's folder. */
export interface TaskContext {
  readonly launcher: ProcessLauncher;
  readonly data: DataClient;
  readonly places: RunPlaces;
  readonly log: (line: string) => void;
  readonly progress?: (stage: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Refuses a run that has no model yet: it failed or was ended before its first checkpoint.
 * @throws AppError run.notFound, run.noModel
 */
export async function requireModel(folder: string): Promise<void> {
  await readRunState(folder);
  const { net, bestWeights } = runPaths(folder);
  if (!(await isThere(net)) || !(await isThere(bestWeights))) throw new AppError('run.noModel');
}
