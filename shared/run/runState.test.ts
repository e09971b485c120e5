import { describe, expect, it } from 'vitest';
import { RUN_STATES } from './runRecord.ts';
import { isOver, moveRun, RUN_EVENTS } from './runState.ts';

/** Every pair of state and event that may be; all others must be refused. */
const allowed: Readonly<Record<string, string>> = {
  'preparing started': 'training',
  'preparing stop': 'stopping',
  'preparing failed': 'failed',
  'training pause': 'paused',
  'training stop': 'stopping',
  'training finished': 'finished',
  'training failed': 'failed',
  'paused resume': 'training',
  'paused stop': 'stopping',
  'paused failed': 'failed',
  'stopping stopped': 'stopped',
  'stopping finished': 'finished',
  'stopping failed': 'failed',
  'finished continued': 'preparing',
  'stopped continued': 'preparing',
  'failed continued': 'preparing',
};

describe('moveRun', () => {
  const pairs = RUN_STATES.flatMap((state) => RUN_EVENTS.map((event) => ({ state, event })));
  it.each(pairs)('$state + $event', ({ state, event }) => {
    expect(moveRun(state, event)).toBe(allowed[`${state} ${event}`] ?? null);
  });

  it('can end every run that is not over, and continue every run that is', () => {
    for (const state of RUN_STATES) {
      expect(moveRun(state, 'failed') === null).toBe(isOver(state));
      expect(moveRun(state, 'continued') === null).toBe(!isOver(state));
    }
  });
});
