import { AppError } from '../../shared/base/appError.ts';
import type { DataContract } from '../../shared/ipc/dataContract.ts';
import type { CallContext, Handlers } from '../../shared/ipc/rpc.ts';
import { OpenSources } from './openSources.ts';
import type { Places } from './places.ts';
import { prepareData } from './prepareData.ts';
import { readSourceFacts } from './sourceFacts.ts';
import type { ReadContext } from './sourceImplementation.ts';

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
  return {
    readSourceFacts: (input, call) => readSourceFacts(input.step, sources, contextOf(input, call)),
    prepare: (input, call) => prepareData(input, sources, contextOf(input, call)),
    preview: () => Promise.reject(new AppError('ipc.unknownCall', { call: 'preview' })),
    prepareNewRows: () => Promise.reject(new AppError('ipc.unknownCall', { call: 'prepareNewRows' })),
    readSourceRows: () => Promise.reject(new AppError('ipc.unknownCall', { call: 'readSourceRows' })),
  };
}
