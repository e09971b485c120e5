import type { DataContract } from '../../../shared/ipc/dataContract.ts';
import type { CallOutput } from '../../../shared/ipc/rpc.ts';
import { readRunInfo, readRunPlan } from './runFolder.ts';
import type { TaskContext } from './taskContext.ts';

/** The source rows of a run as a person knows them, before any preparation. */
export async function readRunRows(
  folder: string,
  rowIds: readonly number[],
  context: Pick<TaskContext, 'data' | 'places' | 'signal'>,
): Promise<CallOutput<DataContract, 'readSourceRows'>> {
  const [plan, info] = await Promise.all([readRunPlan(folder), readRunInfo(folder)]);
  const request = {
    projectFolder: info.projectFolder,
    resourcesFolder: context.places.resources,
    steps: plan.data.steps,
    output: plan.data.output,
    rowIds: [...rowIds],
  };
  return context.data.call('readSourceRows', request, { signal: context.signal });
}
