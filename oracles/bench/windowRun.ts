import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { type Plan, planSchema } from '../../shared/pipeline/plan.ts';
import { RUN_FILES } from '../../shared/run/runFiles.ts';
import type { PacedRun } from './pacedRun.ts';

export interface WindowRun extends PacedRun {
  readonly plan: Plan;
  readonly preparedFolder: string;
  /** From the click on Train to the first batch in the run bar: the very first time (data is prepared), and again. */
  readonly firstStartMs: number;
  readonly startMs: number;
  end(): Promise<void>;
}

const PATIENCE_MS = 120_000;

/** Opens the built app with the template of the reference model, trains it by hand, and leaves it paused. */
export async function startWindowRun(electron: string, userData: string): Promise<WindowRun> {
  const app = await _electron.launch({
    executablePath: electron,
    cwd: process.cwd(),
    args: [process.cwd(), `--user-data=${userData}`],
    env: readEnvironment(),
  });
  try {
    return await trainByHand(app, userData);
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function trainByHand(app: ElectronApplication, userData: string): Promise<WindowRun> {
  const page = await app.firstWindow();
  page.setDefaultTimeout(PATIENCE_MS);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
  await page.getByTestId('template-fashion-mnist').click();
  await page.getByTestId('canvas').waitFor();
  const bar = page.getByTestId('run-bar');
  const press = (name: string | RegExp) => bar.getByRole('button', { name }).click();
  const train = async () => {
    const begun = performance.now();
    await press(/^Train( |$)/);
    await waitForFirstBatch(page);
    return performance.now() - begun;
  };
  const firstStartMs = await train();
  await press('Stop after this batch');
  await bar.locator('[data-run-state]', { hasText: 'Stopped' }).waitFor();
  const startMs = await train();
  await press('Pause');
  const folder = await findLastRun(path.join(userData, 'runs'));
  const plan = planSchema.parse(JSON.parse(await readFile(path.join(folder, RUN_FILES.plan), 'utf8')));
  return {
    name: 'window open',
    folder,
    plan,
    preparedFolder: await findPrepared(path.join(userData, 'prepared')),
    firstStartMs,
    startMs,
    pause: () => press('Pause'),
    resume: () => press('Resume'),
    end: async () => {
      // Killed, not closed: closing would ask what is to become of the training.
      const child = app.process();
      child.kill('SIGKILL');
      await app.close().catch(() => undefined);
    },
  };
}

async function waitForFirstBatch(page: Page): Promise<void> {
  await page.waitForFunction(
    () => /batch [1-9][\d,]* of/.test(document.querySelector('[data-testid="run-bar"]')?.textContent ?? ''),
    undefined,
    { polling: 'raf' },
  );
}

/** Runs are named by the time of their start. */
async function findLastRun(folder: string): Promise<string> {
  const names = await readdir(folder);
  const starts = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name, RUN_FILES.info), 'utf8').catch(() => '{}');
      const { createdAt = 0 }: { createdAt?: number } = JSON.parse(text);
      return { name, createdAt };
    }),
  );
  const last = starts.sort((a, b) => b.createdAt - a.createdAt)[0];
  if (!last) throw new Error('The window has made no run.');
  return path.join(folder, last.name);
}

async function findPrepared(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true });
  const found = files.find((file) => path.basename(file) === 'prepared.json');
  if (!found) throw new Error('The window has prepared no data.');
  return path.join(folder, path.dirname(found));
}

/** Without what would turn Electron into plain Node. */
function readEnvironment(): Record<string, string> {
  const left = new Set(['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'FORCE_COLOR']);
  const kept = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    value === undefined || left.has(name) ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(kept), TF_CPP_MIN_LOG_LEVEL: '2' };
}
