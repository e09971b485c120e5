import type { OpenedProject } from '../../shared/ipc/studioContract.ts';
import { studio } from '../bridge/studio.ts';
import { projectTexts } from '../texts/projectTexts.ts';
import { sayText } from '../texts/useTexts.ts';
import { closeDocument, commitGesture, isDirty, markSaved, openDocument, useDocumentStore } from './documentStore.ts';
import { flushJournal } from './journal.ts';
import { showFailure } from './showFailure.ts';
import { askUnsaved } from './unsavedQuestion.ts';
import { announce, resetView, useViewStore } from './viewStore.ts';

/** Starts a project from a template, or an empty one. Asks about unsaved work first; false when the person stays. */
export async function newProject(template: string | null, name?: string): Promise<boolean> {
  return switchProject(() =>
    studio.call('createProject', { template, name: name ?? sayText(projectTexts, 'untitled') }),
  );
}

/** Opens a project file; without a path the system's dialog asks. */
export async function openProject(path: string | null): Promise<boolean> {
  return switchProject(() => studio.call('openProject', { path }));
}

/** Offers back the work of a session that ended without being closed. */
export async function recoverProject(session: string): Promise<boolean> {
  return switchProject(() => studio.call('recoverProject', { session }));
}

/** Writes the document to its file. False when the person cancels or the disk refuses. */
export async function saveProject(saveAs = false): Promise<boolean> {
  commitGesture();
  const state = useDocumentStore.getState();
  if (state.session === '') return false;
  const entry = state.history.past.at(-1) ?? null;
  // Edits that reached the journal after the save would be offered back as lost.
  await flushJournal();
  const saved = await attempt(() =>
    studio.call('saveProject', {
      session: state.session,
      document: state.document,
      saveAs: saveAs || state.readOnly,
      path: null,
    }),
  );
  if (!saved) return false;
  markSaved(saved.path, saved.document, entry);
  announce(sayText(projectTexts, 'saved', { name: saved.document.name }));
  return true;
}

/** Goes back to the start page. Asks about unsaved work first. */
export async function closeProject(): Promise<boolean> {
  if (!(await endProject())) return false;
  closeDocument();
  resetView();
  useViewStore.setState({ mode: 'start' });
  return true;
}

/** Main wants to close the window: the answer, having asked the person when there is unsaved work. */
export async function answerCloseRequest(): Promise<void> {
  await studio.call('confirmClose', { close: await endProject() });
}

/** True when the project may go: saved, clean, or given up by the person. */
async function endProject(): Promise<boolean> {
  const { session } = useDocumentStore.getState();
  if (session === '') return true;
  if (isDirty(useDocumentStore.getState())) {
    const answer = await askUnsaved();
    if (answer === 'cancel') return false;
    if (answer === 'save' && !(await saveProject())) return false;
  }
  await flushJournal();
  await attempt(() => studio.call('closeProject', { session }));
  return true;
}

async function switchProject(open: () => Promise<OpenedProject | null>): Promise<boolean> {
  const { session } = useDocumentStore.getState();
  // Opened first, so that a file which cannot be read does not cost the project that is open.
  if (session !== '' && isDirty(useDocumentStore.getState())) {
    const answer = await askUnsaved();
    if (answer === 'cancel' || (answer === 'save' && !(await saveProject()))) return false;
  }
  const opened = await attempt(open);
  if (!opened) return false;
  if (session !== '' && session !== opened.session) {
    await flushJournal();
    await attempt(() => studio.call('closeProject', { session }));
  }
  resetView();
  openDocument(opened);
  useViewStore.setState({ mode: 'editor' });
  if (opened.problems.length > 0) useViewStore.setState({ dockTab: 'problems', dockOpen: true });
  return true;
}

/** Runs a call; when the world refuses, says why and gives null. */
async function attempt<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    showFailure(error);
    return null;
  }
}
