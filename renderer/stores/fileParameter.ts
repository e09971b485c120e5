import type { NodeRecord } from '../../shared/graph/document.ts';
import type { FileType, Parameter } from '../../shared/nodes/params.ts';
import { studio } from '../bridge/studio.ts';
import { readFactsAgain } from './derivedStore.ts';
import { useDocumentStore } from './documentStore.ts';
import { setParameter } from './parameters.ts';
import { showFailure } from './showFailure.ts';

/** Asks for a file or folder and puts it into the parameter, with the fingerprint that it has now. */
export async function chooseFile(
  records: readonly NodeRecord[],
  name: string,
  parameter: Parameter,
  accept: FileType | 'folder',
): Promise<void> {
  try {
    const { session } = useDocumentStore.getState();
    const picked = await studio.call('pickFile', { session, accept });
    if (!picked) return;
    setParameter(records, name, parameter, picked, false);
    // The same path again is no edit, but the file may be another one by now.
    for (const record of records) readFactsAgain(record.id);
  } catch (error) {
    showFailure(error);
  }
}
