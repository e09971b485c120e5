import path from 'node:path';

/** Where things lie: the same for the window, the command line and tests, only the roots differ. */
export interface AppFolders {
  /** Belongs to the app: settings, journals, runs, caches. */
  readonly userData: string;
  /** Ships with the app: templates and data sets. */
  readonly resources: string;
  /** The bundled entries of processes: trainerProcess.js, dataProcess.js. */
  readonly entries: string;
  readonly settingsFile: string;
  readonly recentFile: string;
  readonly windowFile: string;
  readonly journals: string;
  /** One previous generation of each saved project. */
  readonly generations: string;
  readonly runs: string;
  /** Prepared data by hash; may be deleted at any time. */
  readonly cache: string;
  readonly logs: string;
}

/** All folders of the app from its three roots. Nothing is created here. */
export function describeFolders(roots: { userData: string; resources: string; entries: string }): AppFolders {
  const inside = (name: string) => path.join(roots.userData, name);
  return {
    ...roots,
    settingsFile: inside('settings.json'),
    recentFile: inside('recent.json'),
    windowFile: inside('window.json'),
    journals: inside('journal'),
    generations: inside('generations'),
    runs: inside('runs'),
    cache: inside('prepared'),
    logs: inside('logs'),
  };
}
