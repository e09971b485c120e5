import type { MetricPoint, RunState } from '../../shared/run/runRecord.ts';

/** How far back the pace is measured: long enough to hold a validation, short enough to follow a change. */
const WINDOW_MS = 60_000;

/**
 * Milliseconds of training that are left, by the pace of the last minute (validation included, pauses not); null while
 * it cannot be told.
 */
export function estimateTimeLeft(
  state: Pick<RunState, 'step' | 'epochs' | 'stepsPerEpoch' | 'trainedMs'>,
  points: readonly MetricPoint[],
): number | null {
  const total = state.epochs * state.stepsPerEpoch;
  const last = points.at(-1);
  if (total <= 0 || !last) return null;
  const step = Math.max(state.step, last.step);
  let first = last;
  for (let index = points.length - 2; index >= 0; index -= 1) {
    const point = points[index];
    // A log that goes back is from before a checkpoint: another pace, perhaps on another day.
    if (!point || point.step > first.step || last.at - point.at > WINDOW_MS) break;
    first = point;
  }
  const steps = last.step - first.step;
  const pace = steps > 0 ? (last.at - first.at) / steps : last.step > 0 ? last.at / last.step : null;
  return pace === null || pace <= 0 ? null : Math.max(0, total - step) * pace;
}

/** From 0 to 1: how much of the whole run is done; null before the number of steps is known. */
export function progressOf(state: Pick<RunState, 'step' | 'epochs' | 'stepsPerEpoch'>): number | null {
  const total = state.epochs * state.stepsPerEpoch;
  return total > 0 ? Math.min(1, state.step / total) : null;
}
