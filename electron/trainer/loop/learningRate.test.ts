import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { referencePlan } from '../testing/examplePlans.ts';
import { LearningRate, type RateState } from './learningRate.ts';

type Callbacks = Plan['training']['callbacks'];
const linear = {
  node: 'polynomial_decay_1',
  className: 'PolynomialDecay',
  config: { decayEpochs: 0, power: 1, finalShare: 0 },
};
const plateau = (changes: object = {}) => ({
  node: 'plateau_1',
  className: 'ReduceLROnPlateau',
  config: { monitor: 'loss', factor: 0.5, patience: 2, minDelta: 0, cooldown: 0, minLearningRate: 0, ...changes },
});

function rateOf(callbacks: Callbacks, from: RateState | null = null): LearningRate {
  const { training } = referencePlan({ callbacks, epochs: 10 });
  return new LearningRate(training, { stepsPerEpoch: 10, hasValidation: false, from });
}

/** Rates after each epoch with these losses. */
function watch(rate: LearningRate, losses: readonly number[]): number[] {
  return losses.map((loss) => {
    rate.closeEpoch({ loss }, 0);
    return rate.at(0) / 0.001;
  });
}

describe('the learning rate', () => {
  it('is what the person sets, to the last bit, where nothing schedules it', () => {
    const rate = rateOf([]);
    expect(rate.at(0)).toBe(0.001);
    rate.set(0.0003, 5);
    expect([rate.at(5), rate.at(99)]).toEqual([0.0003, 0.0003]);
  });

  it('scales what is left of a schedule when the person changes it', () => {
    const rate = rateOf([linear]);
    expect(rate.at(50)).toBeCloseTo(0.0005, 12);
    rate.set(0.005, 50);
    expect(rate.at(50)).toBeCloseTo(0.005, 12);
    expect(rate.at(75)).toBeCloseTo(0.0025, 12);
  });

  it('goes on from a saved state as if nothing had happened', () => {
    const callbacks = [linear, plateau()];
    const whole = rateOf(callbacks);
    watch(whole, [3, 3]);
    whole.set(0.002, 20);
    const parts = rateOf(callbacks, JSON.parse(JSON.stringify(whole.save())));
    watch(whole, [3, 3, 3]);
    watch(parts, [3, 3, 3]);
    expect(parts.at(60)).toBe(whole.at(60));
    expect(parts.at(60)).toBeLessThan(0.001 * 0.4);
  });

  it('falls on a plateau, and waits again', () => {
    expect(watch(rateOf([plateau()]), [5, 4, 4, 4, 4, 4, 3, 3])).toEqual([1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25]);
  });

  it('counts no epochs while it cools down, and never falls beneath the lowest', () => {
    const cooled = plateau({ cooldown: 2 });
    expect(watch(rateOf([cooled]), [4, 4, 4, 4, 4, 4])).toEqual([1, 1, 0.5, 0.5, 0.5, 0.25]);
    const bounded = plateau({ patience: 1, minLearningRate: 0.0004 });
    expect(watch(rateOf([bounded]), [4, 4, 4, 4])).toEqual([1, 0.5, 0.4, 0.4]);
  });
});
