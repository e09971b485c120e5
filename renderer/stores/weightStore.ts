import { create } from 'zustand';
import type { Statistics } from '../../shared/run/weightStatistics.ts';
import { studio } from '../bridge/studio.ts';

/** The last statistics of the weights by run, as they were told while it trained. */
export const useWeightStore = create<{ readonly byRun: Readonly<Record<string, Statistics>> }>(() => ({ byRun: {} }));

/** Listens to main. Call once, at the start of the window; returns the function that stops it. */
export function startWeights(): () => void {
  return studio.on('runStatistics', ({ run, statistics }) =>
    useWeightStore.setState(({ byRun }) => ({ byRun: { ...byRun, [run]: statistics } })),
  );
}

/** Asks a training for news. One that is just ending has none, which is no failure. */
export function askForWeights(run: string): void {
  studio.call('requestStatistics', { run }).catch(() => undefined);
}
