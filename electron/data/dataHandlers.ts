import { AppError } from '../../shared/base/appError.ts';
import type { DataContract } from '../../shared/ipc/dataContract.ts';
import type { CallContext, Handlers } from '../../shared/ipc/rpc.ts';
import { exploreRows } from './explore/exploreRows.ts';
import { traceRow } from './explore/traceRow.ts';
import { KeptPipelines } from './keptPipelines.ts';
import { describeNewRows, ModelPreparations } from './newRows/modelPreparations.ts';
import { prepareNewRows } from './newRows/prepareNewRows.ts';
import { prepareRowsInMemory } from './newRows/prepareRowsInMemory.ts';
import { OpenSources } from './openSources.ts';
import type { Places } from './places.ts';
import { prepareData } from './prepareData.ts';
import { previewData } from './previewData.ts';
import { readSourceFacts } from './sourceFacts.ts';
import type { ReadContext } from './sourceImplementation.ts';
import { readSourceRows } from './sourceRows.ts';

/** What the data process answers, without the process: tests call it as it is. */
export function createDataHandlers(
  progress: ReadContext['progress'],
  sources = new OpenSources(),
): Handlers<DataContract> {
  const contextOf = ({ projectFolder, resourcesFolder }: Places, { signal }: CallContext): ReadContext => ({
    places: { projectFolder, resourcesFolder },
    signal,
    progress,
  });
  const models = new ModelPreparations();
  const kept = new KeptPipelines(sources);
  return {
    readSourceFacts: (input, call) => heedCancel(call, readSourceFacts(input.step, sources, contextOf(input, call))),
    prepare: (input, call) => heedCancel(call, prepareData(input, sources, contextOf(input, call))),
    preview: (input, call) => heedCancel(call, previewData(input, kept, contextOf(input, call))),
    prepareNewRows: (input, call) => heedCancel(call, prepareNewRows(input, sources, contextOf(input, call))),
    describeNewRows: async ({ modelFolder }) => describeNewRows(await models.read(modelFolder)),
    prepareRowsInMemory: (input, call) =>
      heedCancel(call, prepareRowsInMemory(input, models, sources, contextOf(input, call))),
    exploreRows: (input, call) => heedCancel(call, exploreRows(input, kept, contextOf(input, call))),
    traceRow: (input, call) => heedCancel(call, traceRow(input, kept, contextOf(input, call))),
    readSourceRows: (input, call) => heedCancel(call, readSourceRows(input, sources, contextOf(input, call))),
  };
}

/** Whatever a cancelled call fails with, it failed because it was cancelled: no bug, and nothing to log. */
async function heedCancel<T>({ signal }: CallContext, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (signal.aborted) throw new AppError('data.cancelled', {}, { cause: error });
    throw error;
  }
}
