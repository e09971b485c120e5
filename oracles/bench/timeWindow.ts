import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type HeadlessRun, startHeadlessRun } from './headlessRun.ts';
import { measureTurn, type PacedRun, waitForRun } from './pacedRun.ts';
import { startWindowRun, type WindowRun } from './windowRun.ts';

/** The reference model on Fashion-MNIST, milliseconds a step, one entry a round; and how long a run takes to start. */
export interface WindowResult {
  /** Which executor trained, as the run says. */
  readonly engine: string;
  readonly headless: readonly number[];
  readonly window: readonly number[];
  /** From the start of the trainer process to the message about its first batches, one entry a start. */
  readonly headlessStarts: readonly number[];
  /** From the click on Train to the first batch in the run bar; the first has to prepare the data, too. */
  readonly windowStarts: { readonly first: number; readonly again: number };
}

const STARTS = 5;
/** Turns that an epoch ended in are taken again; more often than this something else is wrong. */
const ATTEMPTS = 5;

/**
 * Trains the template of the reference model twice, by the same built trainer on the same prepared rows: in the app with
 * its window open and its charts drawn, and without a window. In turns, the other one paused.
 */
export async function timeWindow(
  electron: string,
  { rounds, turnMs, say }: { readonly rounds: number; readonly turnMs: number; say(line: string): void },
): Promise<WindowResult> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'tensorloom-bench-window-'));
  const started: { end(): Promise<void> }[] = [];
  try {
    say('window: opening');
    const window: WindowRun = await startWindowRun(electron, path.join(root, 'user data'));
    started.push(window);
    const { engine } = await waitForRun(window, ({ state }) => state === 'paused');
    const endless = { ...window.plan, training: { ...window.plan.training, epochs: 1_000 } };
    const starts: HeadlessRun[] = [];
    for (let start = 0; start < STARTS; start++) {
      const run = await startHeadlessRun(endless, window.preparedFolder, path.join(root, `run ${start}`));
      starts.push(run);
      if (start < STARTS - 1) await run.end();
    }
    const headless = starts.at(-1);
    if (!headless) throw new Error('There is no headless run');
    started.push(headless);
    await headless.pause();
    const times: Record<string, number[]> = { headless: [], window: [] };
    for (let round = 0; round <= rounds; round++) {
      for (const [name, run] of Object.entries({ headless, window })) {
        const ms = await takeTurn(run, turnMs);
        if (round > 0) times[name]?.push(ms);
      }
      say(`window: round ${round} of ${rounds}`);
    }
    return {
      engine: engine?.executor ?? '',
      headless: times.headless ?? [],
      window: times.window ?? [],
      headlessStarts: starts.map(({ startMs }) => startMs),
      windowStarts: { first: window.firstStartMs, again: window.startMs },
    };
  } finally {
    for (const run of started) await run.end();
    await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function takeTurn(run: PacedRun, turnMs: number): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const ms = await measureTurn(run, turnMs);
    if (ms !== null) return ms;
  }
  throw new Error(`${run.name}: every turn ended an epoch`);
}
