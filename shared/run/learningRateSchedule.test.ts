import { describe, expect, it } from 'vitest';
import { createSchedule, type Schedule } from './learningRateSchedule.ts';

const LENGTH = { epochs: 10, stepsPerEpoch: 20 };

function scheduleOf(...steps: readonly (readonly [string, Record<string, unknown>])[]): Schedule {
  const callbacks = steps.map(([className, config], i) => ({ node: `callback_${i}`, className, config }));
  const schedule = createSchedule(callbacks, LENGTH);
  if (!schedule) throw new Error('no schedule');
  return schedule;
}

const polynomial = ['PolynomialDecay', { decayEpochs: 0, power: 2, finalShare: 0.1 }] as const;
const cosine = { restarts: false, firstCycle: 2, cycleGrowth: 2, peakDecay: 0.5, finalShare: 0.1 };

describe('schedules follow the documented formulas', () => {
  it('step: a factor every few epochs', () => {
    const schedule = scheduleOf(['StepDecay', { factor: 0.5, every: 2 }]);
    expect([0, 39, 40, 79, 80, 199].map(schedule)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.0625]);
  });

  it('exponential: smooth, or at the end of each epoch', () => {
    const smooth = scheduleOf(['ExponentialDecay', { decayRate: 0.9, staircase: false }]);
    const stairs = scheduleOf(['ExponentialDecay', { decayRate: 0.9, staircase: true }]);
    expect(smooth(30)).toBeCloseTo(0.9 ** 1.5, 12);
    expect(stairs(39)).toBeCloseTo(0.9, 12);
    expect(stairs(40)).toBeCloseTo(0.81, 12);
  });

  it('polynomial: over the whole run, or over its first epochs', () => {
    expect(scheduleOf(polynomial)(100)).toBeCloseTo(0.9 * 0.25 + 0.1, 12);
    const short = scheduleOf(['PolynomialDecay', { decayEpochs: 5, power: 1, finalShare: 0 }]);
    expect(short(50)).toBeCloseTo(0.5, 12);
    expect(short(150)).toBe(0);
  });

  it('cosine: down once over the run', () => {
    const schedule = scheduleOf(['CosineDecay', cosine]);
    expect(schedule(0)).toBe(1);
    expect(schedule(50)).toBeCloseTo(0.9 * 0.5 * (1 + Math.cos(Math.PI / 4)) + 0.1, 12);
    expect(schedule(200)).toBeCloseTo(0.1, 12);
  });

  it('cosine with restarts: cycles that grow, from peaks that fall', () => {
    const schedule = scheduleOf(['CosineDecay', { ...cosine, restarts: true }]);
    // Two epochs, four epochs, eight epochs.
    expect(schedule(39)).toBeCloseTo(0.9 * 0.5 * (1 + Math.cos((Math.PI * 39) / 40)) + 0.1, 12);
    expect(schedule(40)).toBeCloseTo(0.9 * 0.5 + 0.1, 12);
    expect(schedule(80)).toBeCloseTo(0.9 * 0.5 * 0.5 * (1 + Math.cos(Math.PI / 2)) + 0.1, 12);
    expect(schedule(120)).toBeCloseTo(0.9 * 0.25 + 0.1, 12);
  });

  it('one cycle: PyTorch’s OneCycleLR', () => {
    const schedule = scheduleOf(['OneCycle', { risingShare: 0.3, startDivisor: 25, finalDivisor: 10_000 }]);
    expect(schedule(0)).toBeCloseTo(1 / 25, 12);
    expect(schedule(59)).toBeCloseTo(1, 12);
    expect(schedule(199)).toBeCloseTo(1 / 25 / 10_000, 12);
    const done = (100 - 59) / (199 - 59);
    const end = 1 / 250_000;
    expect(schedule(100)).toBeCloseTo(end + ((1 - end) / 2) * (1 + Math.cos(Math.PI * done)), 12);
  });

  it('warm-up: a line up, and the rest after it', () => {
    const schedule = scheduleOf(['WarmUp', { epochs: 1, startShare: 0 }], polynomial);
    expect(schedule(0)).toBeCloseTo(1 / 20, 12);
    expect(schedule(19)).toBeCloseTo(1, 12);
    expect(schedule(20)).toBe(1);
    // 90 of the 180 steps that are left.
    expect(schedule(110)).toBeCloseTo(0.9 * 0.25 + 0.1, 12);
    expect(scheduleOf(['WarmUp', { epochs: 1, startShare: 0.5 }])(9)).toBeCloseTo(0.75, 12);
  });

  it('is none where nothing schedules', () => {
    expect(createSchedule([{ node: 'a', className: 'EarlyStopping', config: {} }], LENGTH)).toBeNull();
  });
});
