import type { CallOutput, Handlers } from '../../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../../shared/ipc/studioContract.ts';
import { readMemoryState } from '../runs/memoryState.ts';
import type { SettingsStore } from '../settings/settingsStore.ts';
import { writeFileAtomic } from '../writeFileAtomic.ts';
import type { Desktop } from './desktop.ts';

type AppCalls =
  | 'getAppInfo'
  | 'getMemory'
  | 'getSettings'
  | 'setSettings'
  | 'openExternal'
  | 'showInFolder'
  | 'saveChart';
export type AppInfo = CallOutput<StudioContract, 'getAppInfo'>;

/** Answers what is not about a project: versions, settings, the desktop. */
export function createAppHandlers(services: {
  readonly settings: SettingsStore;
  readonly desktop: Desktop;
  readonly describeApp: () => Promise<AppInfo>;
}): Pick<Handlers<StudioContract>, AppCalls> {
  const { settings, desktop } = services;
  return {
    getAppInfo: () => services.describeApp(),
    getMemory: async () => readMemoryState(),
    getSettings: async () => settings.get(),
    setSettings: (changes) => settings.change(changes),
    openExternal: async ({ url }) => {
      await desktop.openExternal(url);
      return {};
    },
    saveChart: async ({ name, type, content }) => {
      const path = await desktop.askSave(type === 'csv' ? 'results' : type, `${name}.${type}`);
      if (path === null) return null;
      await writeFileAtomic(path, type === 'png' ? Buffer.from(content, 'base64') : content);
      return { path };
    },
    showInFolder: async ({ path }) => {
      desktop.showInFolder(path);
      return {};
    },
  };
}
