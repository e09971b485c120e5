import path from 'node:path';
import type { Language } from '../../../shared/base/text.ts';
import type { Handlers } from '../../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../../shared/ipc/studioContract.ts';
import type { AppFolders } from '../appFolders.ts';
import { createDataClient } from '../data/dataClient.ts';
import { createFactsService } from '../data/factsService.ts';
import type { ProcessLauncher } from '../processLauncher.ts';
import { ProjectSessions } from '../projects/projectSessions.ts';
import { openRecentProjects } from '../projects/recentProjects.ts';
import { RunService } from '../runs/runService.ts';
import { WarmModel } from '../runs/warmModel.ts';
import { ServingService } from '../serving/servingService.ts';
import { openSettings, type SettingsStore } from '../settings/settingsStore.ts';
import { type AppInfo, createAppHandlers } from './appHandlers.ts';
import { createDataHandlers } from './dataHandlers.ts';
import type { Desktop } from './desktop.ts';
import { createModelHandlers } from './modelHandlers.ts';
import { createProjectHandlers } from './projectHandlers.ts';
import { createRunHandlers } from './runHandlers.ts';
import { createServingHandlers } from './servingHandlers.ts';
import { createStudioEvents, type StudioEvents } from './studioEvents.ts';

/** How long a training has for its last checkpoint when the app quits. */
const QUIT_PATIENCE_MS = 5000;

export interface StudioServices {
  readonly handlers: Handlers<StudioContract>;
  readonly settings: SettingsStore;
  readonly listen: StudioEvents['listen'];
  /** The language that the settings say, or the system's. */
  language(): Language;
  /** A page was loaded: projects that the page before had open are let go; their journals are offered for recovery. */
  pageOpened(): void;
  /** Ends runs with a checkpoint, lets go of journals, and stops the data process. */
  close(): Promise<void>;
  isClosed(): boolean;
}

/** Opens everything that the window stands on. */
export async function openStudioServices(options: {
  readonly folders: AppFolders;
  readonly launcher: ProcessLauncher;
  readonly log: (line: string) => void;
  readonly desktop: Desktop;
  readonly app: Omit<AppInfo, 'engine'>;
}): Promise<StudioServices> {
  const { folders, launcher, log, desktop } = options;
  const events = createStudioEvents();
  const { emit } = events;
  const settings = await openSettings(folders.settingsFile);
  const recent = openRecentProjects(folders.recentFile);
  const projects = new ProjectSessions(folders, recent);
  const data = createDataClient(launcher, log);
  const facts = createFactsService(data, folders.resources);
  const places = { resources: folders.resources, cache: folders.cache };
  const runs = new RunService({ runs: path.resolve(folders.runs), places, launcher, facts, emit });
  const warm = new WarmModel(launcher, log);
  // With a data process of its own: whoever calls the API does not wait for a preview, nor the preview for them.
  const servingData = createDataClient(launcher, log);
  const servingTasks = { launcher, data: servingData, places, log };
  const serving = new ServingService(servingTasks, () => emit('servingChanged', {}));
  const language = () => pickLanguage(settings.get().language, options.app.locale);
  await runs.markInterrupted();
  settings.listen((changed) => emit('settingsChanged', changed));

  const describeApp = async (): Promise<AppInfo> => {
    const last = (await runs.list(null)).find(({ state }) => state.engine !== null);
    return { ...options.app, engine: last?.state.engine ?? null };
  };
  let closed = false;
  return {
    handlers: {
      ...createAppHandlers({ settings, desktop, describeApp }),
      ...createProjectHandlers({ resources: folders.resources, projects, recent, desktop }),
      ...createDataHandlers({ projects, facts, desktop }),
      ...createRunHandlers({ projects, runs }),
      ...createModelHandlers({ runs, desktop, tasks: { launcher, data, places, log }, warm, language, emit }),
      ...createServingHandlers({ runs, desktop, serving, tasks: servingTasks, version: options.app.version }),
    },
    settings,
    listen: events.listen,
    language,
    pageOpened: () => void projects.releaseAll(),
    isClosed: () => closed,
    close: async () => {
      await Promise.all([projects.releaseAll(), runs.close(QUIT_PATIENCE_MS), serving.stop()]);
      servingData.close();
      data.close();
      warm.close();
      closed = true;
    },
  };
}

function pickLanguage(setting: 'system' | Language, locale: string): Language {
  if (setting !== 'system') return setting;
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
