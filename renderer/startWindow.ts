import { studio } from './bridge/studio.ts';
import { announceProblems } from './stores/announceProblems.ts';
import { startDeriving } from './stores/derivedStore.ts';
import { reportJournalFailures } from './stores/journal.ts';
import { answerCloseRequest, openProject } from './stores/project.ts';
import { followRuns } from './stores/runActions.ts';
import { recallPanel, rememberPanel, startSettings } from './stores/settingsStore.ts';
import { showFailure } from './stores/showFailure.ts';
import { rememberView } from './stores/viewStore.ts';
import { startWeights } from './stores/weightStore.ts';

/** Everything that must be in place before the first picture: settings, and what main may ask of the window. */
export async function startWindow(): Promise<void> {
  // Before anything is waited for: main asks as soon as the page has loaded.
  studio.on('closeRequested', () => void answerCloseRequest());
  studio.on('openRequested', ({ path }) => void openProject(path));
  await startSettings();
  rememberView(recallPanel, rememberPanel);
  startDeriving();
  startWeights();
  announceProblems();
  followRuns();
  reportJournalFailures(showFailure);
}
