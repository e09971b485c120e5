import { homedir } from 'node:os';
import path from 'node:path';
import type { Language } from '../../shared/base/text.ts';
import { createDataClient, type DataClient } from '../core/data/dataClient.ts';
import { createFactsService, type FactsService } from '../core/data/factsService.ts';
import type { ProcessLauncher } from '../core/processLauncher.ts';
import type { RunPlaces } from '../core/runs/prepareRunData.ts';
import { RunService } from '../core/runs/runService.ts';
import type { TaskContext } from '../core/runs/taskContext.ts';
import { createStudioEvents, type StudioEvents } from '../core/studio/studioEvents.ts';

/** Where the command line runs: in plain Node inside a clone, or inside the packaged app. */
export interface CliHost {
  readonly version: string;
  readonly resources: string;
  readonly launcher: ProcessLauncher;
  readonly environment: NodeJS.ProcessEnv;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** stderr is a terminal: lines may be redrawn. */
  readonly isTerminal: boolean;
  /** Calls back at every Ctrl+C and SIGTERM; returns the function that stops listening. */
  readonly onInterrupt: (listener: () => void) => () => void;
}

/** The services of core that commands work with: the same as the window's. */
export interface CliServices {
  readonly places: RunPlaces;
  readonly data: DataClient;
  readonly facts: FactsService;
  readonly runs: RunService;
  readonly events: StudioEvents;
  readonly log: (line: string) => void;
  taskContext(progress?: TaskContext['progress']): TaskContext;
  close(): void;
}

/** Opens what a command needs. Processes start only when something is asked of them. */
export function openCliServices(host: CliHost): CliServices {
  const { launcher } = host;
  // Processes talk little, and what they say matters only when something failed.
  const log = (line: string) => {
    if (host.environment.TENSORLOOM_VERBOSE) host.err(`${line}\n`);
  };
  const places = { resources: host.resources, cache: cacheFolder(host.environment) };
  const data = createDataClient(launcher, log);
  const facts = createFactsService(data, host.resources);
  const events = createStudioEvents();
  const runs = new RunService({ runs: path.join(places.cache, 'runs'), places, launcher, facts, emit: events.emit });
  return {
    places,
    data,
    facts,
    runs,
    events,
    log,
    taskContext: (progress) => ({ launcher, data, places, log, progress }),
    close: () => data.close(),
  };
}

/** The language of the terminal, by the usual order of variables. */
export function readLanguage(environment: NodeJS.ProcessEnv): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Prepared data is kept where the system keeps what may be deleted at any time. */
function cacheFolder(environment: NodeJS.ProcessEnv): string {
  if (environment.XDG_CACHE_HOME) return path.join(environment.XDG_CACHE_HOME, 'tensorloom', 'prepared');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'tensorloom', 'prepared');
  if (process.platform === 'win32' && environment.LOCALAPPDATA) {
    return path.join(environment.LOCALAPPDATA, 'tensorloom', 'prepared');
  }
  return path.join(homedir(), '.cache', 'tensorloom', 'prepared');
}
