import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { RUN_FILES } from '../../shared/run/runFiles.ts';
import { type RunState, runStateSchema } from '../../shared/run/runRecord.ts';

/** A run of the built app that can be held and let go, with or without a window. */
export interface PacedRun {
  readonly name: string;
  readonly folder: string;
  pause(): Promise<void>;
  resume(): Promise<void>;
}

const WAIT_MS = 60_000;

/** The state that a run wrote down last. */
export async function readRunState(folder: string): Promise<RunState | null> {
  const text = await readFile(path.join(folder, RUN_FILES.state), 'utf8').catch(() => null);
  return text === null ? null : runStateSchema.parse(JSON.parse(text));
}

/** Waits until the run has written a state that is as wanted. */
export async function waitForRun(
  { name, folder }: Pick<PacedRun, 'name' | 'folder'>,
  isWanted: (state: RunState) => boolean,
): Promise<RunState> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const state = await readRunState(folder);
    if (state && isWanted(state)) return state;
    if (state?.state === 'failed') throw new Error(`${name}: the run failed: ${JSON.stringify(state.failure)}`);
    if (performance.now() > until) throw new Error(`${name}: the run is ${state?.state ?? 'nowhere'} for too long`);
    await sleep(20);
  }
}

/**
 * Lets a paused run go on for a while. Returns milliseconds a step as the run itself has counted them: everything between
 * its steps included. Null when an epoch ended on the way, whose validation and checkpoint are no steps.
 */
export async function measureTurn(run: PacedRun, milliseconds: number): Promise<number | null> {
  const before = await waitForRun(run, ({ state }) => state === 'paused');
  await run.resume();
  await sleep(milliseconds);
  await run.pause();
  const after = await waitForRun(run, ({ state, step }) => state === 'paused' && step > before.step);
  if (after.epoch !== before.epoch) return null;
  return (after.trainedMs - before.trainedMs) / (after.step - before.step);
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
