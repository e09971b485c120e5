import type { Handlers } from '../../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../../shared/ipc/studioContract.ts';
import type { AppFolders } from '../appFolders.ts';
import type { ProcessLauncher } from '../processLauncher.ts';
import { ProjectSessions } from '../projects/projectSessions.ts';
import { openRecentProjects } from '../projects/recentProjects.ts';
import { openSettings, type SettingsStore } from '../settings/settingsStore.ts';
import { type AppInfo, createAppHandlers } from './appHandlers.ts';
import type { Desktop } from './desktop.ts';
import { createProjectHandlers } from './projectHandlers.ts';
import type { StudioEvents } from './studioEvents.ts';
import { createStudioEvents } from './studioEvents.ts';

export interface StudioServices {
  readonly handlers: Handlers<StudioContract>;
  readonly settings: SettingsStore;
  listen: StudioEvents['listen'];
  /** A page was loaded: projects that the page before had open are let go; their journals are offered for recovery. */
  pageOpened(): void;
  close(): Promise<void>;
  isClosed(): boolean;
}

/** Opens everything that the window and the command line share. */
export async function openStudioServices(options: {
  readonly folders: AppFolders;
  readonly launcher: ProcessLauncher;
  readonly log: (line: string) => void;
  readonly desktop: Desktop;
  readonly app: Omit<AppInfo, 'engine'>;
}): Promise<StudioServices> {
  const { folders, desktop } = options;
  const events = createStudioEvents();
  const settings = await openSettings(folders.settingsFile);
  const recent = openRecentProjects(folders.recentFile);
  const projects = new ProjectSessions(folders, recent);
  settings.listen((changed) => events.emit('settingsChanged', changed));
  let closed = false;
  const handlers = {
    ...createAppHandlers({ settings, desktop, describeApp: async () => ({ ...options.app, engine: null }) }),
    ...createProjectHandlers({ resources: folders.resources, projects, recent, desktop }),
    listRuns: async () => [],
  };
  return {
    handlers: handlers as unknown as Handlers<StudioContract>,
    settings,
    listen: events.listen,
    pageOpened: () => void projects.releaseAll(),
    isClosed: () => closed,
    close: async () => {
      await projects.releaseAll();
      closed = true;
    },
  };
}
