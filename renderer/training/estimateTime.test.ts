import { describe, expect, it } from 'vitest';
import type { MetricPoint } from '../../shared/run/runRecord.ts';
import { estimateTimeLeft, progressOf } from './estimateTime.ts';

function point(step: number, at: number): MetricPoint {
  return { scope: 'batch', epoch: 1, step, at, values: {}, samplesPerSecond: 0, learningRate: 0 };
}
const state = { step: 0, epochs: 2, stepsPerEpoch: 100, trainedMs: 0 };

describe('estimateTimeLeft', () => {
  it('goes by the pace between points', () => {
    expect(estimateTimeLeft(state, [point(10, 1000), point(50, 2000)])).toBeCloseTo(150 * 25);
  });

  it('goes by the whole run while there is one point', () => {
    expect(estimateTimeLeft(state, [point(50, 1000)])).toBeCloseTo(150 * 20);
  });

  it('looks at the last minute only, so that a change of pace shows', () => {
    const points = [point(1, 0), point(2, 100_000), point(10, 101_000), point(20, 102_000)];
    expect(estimateTimeLeft(state, points)).toBeCloseTo((180 * 2000) / 18);
  });

  it('does not look behind a checkpoint that was gone back to', () => {
    const points = [point(10, 0), point(90, 1000), point(50, 10_000), point(60, 11_000)];
    expect(estimateTimeLeft(state, points)).toBeCloseTo(140 * 100);
  });

  it('cannot tell before the first step or the number of steps, and is zero at the end', () => {
    expect(estimateTimeLeft(state, [])).toBeNull();
    expect(estimateTimeLeft({ ...state, stepsPerEpoch: 0 }, [point(1, 1)])).toBeNull();
    expect(estimateTimeLeft({ ...state, step: 200 }, [point(100, 100), point(200, 200)])).toBe(0);
  });
});

describe('progressOf', () => {
  it('is a share of all steps, or unknown', () => {
    expect(progressOf({ ...state, step: 50 })).toBe(0.25);
    expect(progressOf({ ...state, step: 500 })).toBe(1);
    expect(progressOf({ ...state, stepsPerEpoch: 0 })).toBeNull();
  });
});
