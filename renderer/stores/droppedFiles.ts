import type { Position } from '../../shared/graph/document.ts';
import { listDefinitions } from '../../shared/nodes/registry.ts';
import { pathOfFile, studio } from '../bridge/studio.ts';
import { projectTexts } from '../texts/projectTexts.ts';
import { sayText } from '../texts/useTexts.ts';
import { showToast } from '../ui/toastManager.ts';
import { useDocumentStore } from './documentStore.ts';
import { addNodeAt } from './graphActions.ts';
import { openProject } from './project.ts';
import { showFailure } from './showFailure.ts';

/** From one source to the next below it, so that none covers another. */
const ROW = 96;

/** Files dropped on the canvas: a project is opened, a table or a folder becomes the source node that reads it. */
export async function adoptFiles(files: readonly File[], place: Position): Promise<void> {
  for (const [index, file] of files.entries()) {
    const path = pathOfFile(file);
    if (path === '') continue;
    try {
      const { session } = useDocumentStore.getState();
      const adopted = await studio.call('adoptDroppedFile', { session, path });
      if (adopted.type === 'project') {
        await openProject(path);
        return;
      }
      const added = addSource(adopted, { x: place.x, y: place.y + index * ROW });
      if (!added) {
        showToast({ title: sayText(projectTexts, 'notForCanvas', { name: file.name }), tone: 'warning' });
      }
    } catch (error) {
      showFailure(error);
    }
  }
}

function addSource(
  file: { readonly path: string; readonly fingerprint: string; readonly type: string },
  place: Position,
): boolean {
  for (const definition of listDefinitions()) {
    const parameter = Object.entries(definition.params).find(([, { control }]) =>
      control.type === 'file' ? control.accept === file.type : control.type === 'folder' && file.type === 'folder',
    );
    if (!parameter) continue;
    const value = { path: file.path, fingerprint: file.fingerprint };
    return addNodeAt(definition.kind, { place, values: { [parameter[0]]: value } }) !== null;
  }
  return false;
}
