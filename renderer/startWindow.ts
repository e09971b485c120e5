import { studio } from './bridge/studio.ts';
import { announceProblems } from './stores/announceProblems.ts';
import { startDeriving } from './stores/derivedStore.ts';
import { reportJournalFailures } from './stores/journal.ts';
import { answerCloseRequest, describeError, openProject } from './stores/project.ts';
import { followRuns } from './stores/runActions.ts';
import { recallPanel, rememberPanel, startSettings } from './stores/settingsStore.ts';
import { rememberView } from './stores/viewStore.ts';
import { projectTexts } from './texts/projectTexts.ts';
import { sayText } from './texts/useTexts.ts';
import { showToast } from './ui/toastManager.ts';

/** Everything that must be in place before the first picture: settings, and what main may ask of the window. */
export async function startWindow(): Promise<void> {
  // Before anything is waited for: main asks as soon as the page has loaded.
  studio.on('closeRequested', () => void answerCloseRequest());
  studio.on('openRequested', ({ path }) => void openProject(path));
  await startSettings();
  rememberView(recallPanel, rememberPanel);
  startDeriving();
  announceProblems();
  followRuns();
  reportJournalFailures((error) =>
    showToast({ title: sayText(projectTexts, 'failed'), description: describeError(error), tone: 'danger' }),
  );
}
