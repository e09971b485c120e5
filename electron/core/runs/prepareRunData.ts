import { AppError } from '../../../shared/base/appError.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { readPrepared } from '../../data/preparedData.ts';
import type { DataCallOptions, DataClient } from '../data/dataClient.ts';
import { readRunData, readRunInfo, readRunPlan, writeRunData } from './runFolder.ts';

export interface RunPlaces {
  readonly resources: string;
  readonly cache: string;
}

/**
 * Prepares the data of a run, or finds it prepared, and returns the prepared folder. The first time, what it was is
 * written down (data.json); later times it must be the same.
 * @throws AppError run.dataChanged, and those of the data process
 */
export async function prepareRunData(
  folder: string,
  places: RunPlaces,
  data: DataClient,
  options: DataCallOptions = {},
): Promise<string> {
  const [plan, info, known] = await Promise.all([readRunPlan(folder), readRunInfo(folder), readRunData(folder)]);
  const prepared = await data.call('prepare', describePreparation(plan, info.projectFolder, places), options);
  if (known.hash !== null && known.hash !== prepared.hash) throw new AppError('run.dataChanged', { run: info.name });
  if (known.hash === null) {
    const { rows, splitCounts, sources } = await readPrepared(prepared.folder);
    await writeRunData(folder, { hash: prepared.hash, rows, splitCounts, sources });
  }
  return prepared.folder;
}

function describePreparation(plan: Plan, projectFolder: string | null, places: RunPlaces) {
  return {
    projectFolder,
    resourcesFolder: places.resources,
    steps: plan.data.steps,
    output: plan.data.output,
    seed: plan.training.seed,
    cacheFolder: places.cache,
  };
}
