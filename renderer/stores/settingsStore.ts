import { create } from 'zustand';
import type { Language } from '../../shared/base/text.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/ipc/studioContract.ts';
import { studio } from '../bridge/studio.ts';
import { setLanguage } from '../texts/i18n.ts';

interface SettingsStore {
  /** As main keeps them; the initial ones until they have arrived. */
  readonly settings: Settings;
  /** Of the operating system; decides when the language is left to it. */
  readonly locale: string;
  readonly darkSystem: boolean;
}

/** What a person has set for the app, kept by main in a file of its own. Never part of a project. */
export const useSettingsStore = create<SettingsStore>(() => ({
  settings: DEFAULT_SETTINGS,
  locale: 'en',
  darkSystem: false,
}));

/** Reads the settings and keeps the page (theme, language, scale, motion) in step with them from then on. */
export async function startSettings(): Promise<void> {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  useSettingsStore.setState({ darkSystem: dark.matches });
  dark.addEventListener('change', () => useSettingsStore.setState({ darkSystem: dark.matches }));
  useSettingsStore.subscribe(applySettings);
  studio.on('settingsChanged', (settings) => useSettingsStore.setState({ settings }));
  const [settings, info] = await Promise.all([studio.call('getSettings', {}), studio.call('getAppInfo', {})]);
  useSettingsStore.setState({ settings, locale: info.locale });
}

/** Changes some settings: shown at once, kept by main. */
export function changeSettings(change: Partial<Settings>): void {
  useSettingsStore.setState((state) => ({ settings: { ...state.settings, ...change } }));
  void studio.call('setSettings', change);
}

/** Remembers the size or open state of a panel by name. */
export function rememberPanel(name: string, value: number | boolean | string): void {
  const { panels } = useSettingsStore.getState().settings;
  if (panels[name] !== value) changeSettings({ panels: { ...panels, [name]: value } });
}

/** What was remembered under a name; `otherwise` when nothing was, or something of another sort. */
export function recallPanel<T extends number | boolean | string>(name: string, otherwise: T): T {
  const kept = useSettingsStore.getState().settings.panels[name];
  return isSameSort(kept, otherwise) ? kept : otherwise;
}

function isSameSort<T>(value: unknown, example: T): value is T {
  return typeof value === typeof example;
}

/** Puts a kind first among the recently used. */
export function rememberKind(kind: string): void {
  const { recentKinds } = useSettingsStore.getState().settings;
  if (recentKinds[0] === kind) return;
  changeSettings({ recentKinds: [kind, ...recentKinds.filter((other) => other !== kind)].slice(0, 8) });
}

/** Marks a kind as a favourite, or takes the mark away. */
export function toggleFavourite(kind: string): void {
  const { favouriteKinds } = useSettingsStore.getState().settings;
  changeSettings({
    favouriteKinds: favouriteKinds.includes(kind)
      ? favouriteKinds.filter((other) => other !== kind)
      : [...favouriteKinds, kind],
  });
}

/** True when the page is dark: by choice, or because the system is. */
export function isDark(state: Pick<SettingsStore, 'settings' | 'darkSystem'>): boolean {
  return state.settings.theme === 'dark' || (state.settings.theme === 'system' && state.darkSystem);
}

/** The language to speak: the chosen one, or Chinese on a Chinese system and English elsewhere. */
export function chooseLanguage(setting: Settings['language'], locale: string): Language {
  if (setting !== 'system') return setting;
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function applySettings(state: SettingsStore): void {
  const root = document.documentElement;
  root.dataset.theme = isDark(state) ? 'dark' : 'light';
  root.dataset.motion = state.settings.reducedMotion === 'on' ? 'reduced' : 'system';
  root.style.setProperty('--ui-scale', String(state.settings.uiScale));
  setLanguage(chooseLanguage(state.settings.language, state.locale));
}
