import type { RunStateName } from './runRecord.ts';

/** What can happen to a run. `stop` asks, `stopped` is done. */
export const RUN_EVENTS = ['started', 'pause', 'resume', 'stop', 'stopped', 'finished', 'failed', 'continued'] as const;
export type RunEventName = (typeof RUN_EVENTS)[number];

/** The one table of what a run may become; what is not in it cannot happen. */
const TRANSITIONS: Readonly<Record<RunStateName, Partial<Readonly<Record<RunEventName, RunStateName>>>>> = {
  preparing: { started: 'training', stop: 'stopping', failed: 'failed' },
  training: { pause: 'paused', stop: 'stopping', finished: 'finished', failed: 'failed' },
  paused: { resume: 'training', stop: 'stopping', failed: 'failed' },
  // The last epoch may end while the stop is on its way.
  stopping: { stopped: 'stopped', finished: 'finished', failed: 'failed' },
  finished: { continued: 'preparing' },
  stopped: { continued: 'preparing' },
  failed: { continued: 'preparing' },
};

/** The state after an event; null when the event has no place in this state. */
export function moveRun(state: RunStateName, event: RunEventName): RunStateName | null {
  return TRANSITIONS[state][event] ?? null;
}

/** True for a state that no trainer process stands behind. */
export function isOver(state: RunStateName): boolean {
  return state === 'finished' || state === 'stopped' || state === 'failed';
}
