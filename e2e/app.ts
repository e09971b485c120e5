import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { type LaunchOptions, Studio } from './studio.ts';

/** The project that is tested. */
export const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

interface Fixtures {
  /** Folders of this test alone, deleted after it: `userData` is what the app keeps, `work` is the person's own. */
  folders: { readonly userData: string; readonly work: string };
  /** Starts the app. Several times in one test to see what is left of the time before. */
  launch: (options?: LaunchOptions) => Promise<Studio>;
  /** The app, started on its start page. */
  studio: Studio;
}

/** Tests in the real window: every one with fresh folders, and none passes that leaves an error in the page behind. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  folders: async ({}, use) => {
    // A name with a space and letters beyond ASCII: whatever breaks on it breaks in every test.
    const root = await mkdtemp(path.join(os.tmpdir(), 'tensorloom e2e α '));
    const folders = { userData: path.join(root, 'user data'), work: path.join(root, 'work') };
    await mkdir(folders.work);
    await use(folders);
    // The helpers of a killed window may still be writing their last.
    await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  },
  launch: async ({ folders }, use, testInfo) => {
    const started: Studio[] = [];
    await use(async (options = {}) => {
      const studio = await Studio.start({ ...findElectron(), userData: folders.userData, options });
      started.push(studio);
      return studio;
    });
    const failed = testInfo.status !== testInfo.expectedStatus;
    for (const [index, studio] of started.entries()) {
      if (failed) await studio.keepEvidence(testInfo, `window-${index + 1}`);
      await studio.kill();
    }
    for (const studio of started) {
      expect(studio.errors, 'what the page threw or logged as an error').toEqual([]);
      expect(studio.requestsOutside, 'requests that left app://').toEqual([]);
    }
  },
  studio: async ({ launch }, use) => {
    await use(await launch());
  },
});

export { expect };

/** The Electron that `npm test` found, or the one that the set-up left behind when Playwright is started by hand. */
export function findElectron(): { readonly executable: string; readonly project: string } {
  const given = process.env.TENSORLOOM_ELECTRON_PATH;
  if (given) return { executable: given, project: PROJECT };
  const stateFile = path.join(PROJECT, '.native', 'state.json');
  if (!existsSync(stateFile)) throw new Error('There is no Electron: run npm run setup first.');
  const state: { electron?: { path?: string } } = JSON.parse(readFileSync(stateFile, 'utf8'));
  if (!state.electron?.path) throw new Error('The set-up found no Electron: run npm run setup.');
  return { executable: path.resolve(PROJECT, state.electron.path), project: PROJECT };
}
