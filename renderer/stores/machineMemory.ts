import { create } from 'zustand';
import type { MemoryState } from '../../shared/pipeline/estimateMemory.ts';
import { studio } from '../bridge/studio.ts';

/** Other programs come and go: what is older than this is asked for again when it is wanted. */
const FRESH_MS = 15_000;

/** What the machine has; null until main has told. */
export const useMachineMemory = create<{ readonly memory: MemoryState | null }>(() => ({ memory: null }));

let askedAt = Number.NEGATIVE_INFINITY;

/** The last that is known, at once; asks for news where it is old. */
export function machineMemory(): MemoryState | null {
  if (performance.now() - askedAt > FRESH_MS) {
    askedAt = performance.now();
    // Without an answer there is no warning; main checks again before a run starts.
    studio.call('getMemory', {}).then(
      (memory) => useMachineMemory.setState({ memory }),
      () => undefined,
    );
  }
  return useMachineMemory.getState().memory;
}
