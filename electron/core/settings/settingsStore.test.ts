import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/studioContract.ts';
import { makeTemporaryFolder } from '../testing/temporaryFolder.ts';
import { openSettings } from './settingsStore.ts';

const folder = makeTemporaryFolder();

it('starts with defaults, keeps changes and tells listeners', async () => {
  const file = path.join(folder, 'new', 'settings.json');
  const settings = await openSettings(file);
  expect(settings.get()).toEqual(DEFAULT_SETTINGS);
  const heard: string[] = [];
  settings.listen(({ theme }) => heard.push(theme));
  await Promise.all([
    settings.change({ theme: 'dark' }),
    settings.change({ uiScale: 1.5 }),
    settings.change({ theme: 'light' }),
  ]);
  expect(heard).toEqual(['dark', 'dark', 'light']);
  expect((await openSettings(file)).get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'light', uiScale: 1.5 });
});

it.each([
  ['no JSON', '{"theme": "da', DEFAULT_SETTINGS],
  ['a list', '[]', DEFAULT_SETTINGS],
  [
    'one bad value',
    '{"theme":"dark","uiScale":900,"panels":{"left":200}}',
    { ...DEFAULT_SETTINGS, theme: 'dark', panels: { left: 200 } },
  ],
])('keeps what is sound of %s, and the bad file aside', async (title, text, expected) => {
  const file = path.join(folder, `${title}.json`);
  writeFileSync(file, text);
  expect((await openSettings(file)).get()).toEqual(expected);
  expect(readFileSync(`${file}.bad`, 'utf8')).toBe(text);
});

it('takes a file of an older version, which lacks what came later, as no damage', async () => {
  const file = path.join(folder, 'older.json');
  writeFileSync(file, '{"theme":"dark"}');
  expect((await openSettings(file)).get().theme).toBe('dark');
  expect(existsSync(`${file}.bad`)).toBe(false);
});
