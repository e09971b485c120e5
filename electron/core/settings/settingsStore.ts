import { rename } from 'node:fs/promises';
import { stringifySorted } from '../../../shared/base/hash.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../../shared/ipc/studioContract.ts';
import { readJsonFile } from '../jsonFile.ts';
import { writeFileAtomic } from '../writeFileAtomic.ts';

export interface SettingsStore {
  get(): Settings;
  /** Changes the named settings, flushes them to disk and tells every listener. */
  change(changes: Partial<Settings>): Promise<Settings>;
  listen(listener: (settings: Settings) => void): () => void;
}

/**
 * Opens the settings. A file that cannot be read does not stop the app: it is kept aside as `<file>.bad`, and every value
 * in it that is sound by itself still counts.
 */
export async function openSettings(file: string): Promise<SettingsStore> {
  let settings = await readSettings(file);
  let writing: Promise<void> = Promise.resolve();
  const listeners = new Set<(settings: Settings) => void>();
  return {
    get: () => settings,
    change: async (changes) => {
      settings = settingsSchema.parse({ ...settings, ...changes });
      const text = `${stringifySorted(settings, 2)}\n`;
      // One after the other, so that the last change is the one that stays.
      writing = writing.catch(() => undefined).then(() => writeFileAtomic(file, text));
      for (const listener of listeners) listener(settings);
      await writing;
      return settings;
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function readSettings(file: string): Promise<Settings> {
  let stored: unknown;
  try {
    stored = await readJsonFile(file);
  } catch {
    stored = null;
  }
  if (stored === undefined) return DEFAULT_SETTINGS;
  // A file of an older version lacks what came later; that is no damage.
  const whole = settingsSchema.safeParse(isRecord(stored) ? { ...DEFAULT_SETTINGS, ...stored } : stored);
  if (whole.success) return whole.data;
  await rename(file, `${file}.bad`).catch(() => undefined);
  return isRecord(stored) ? keepSoundValues(stored) : DEFAULT_SETTINGS;
}

function keepSoundValues(stored: Readonly<Record<string, unknown>>): Settings {
  let kept: Settings = DEFAULT_SETTINGS;
  for (const name of Object.keys(DEFAULT_SETTINGS)) {
    if (!Object.hasOwn(stored, name)) continue;
    const attempt = settingsSchema.safeParse({ ...kept, [name]: stored[name] });
    if (attempt.success) kept = attempt.data;
  }
  return kept;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
