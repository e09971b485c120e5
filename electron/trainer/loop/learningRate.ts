import { z } from 'zod';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { createSchedule, type Schedule } from '../../../shared/run/learningRateSchedule.ts';
import { isBetterLarge } from '../../../shared/run/metricNames.ts';
import { resolveMonitor } from './patience.ts';

/** What has been done to the learning rate so far; the schedule itself needs no state, it follows from the step. */
export const rateStateSchema = z.object({
  /** The rate that the schedule gives shares of. */
  base: z.number().min(0),
  /** What the person, a plateau or a rollback has made of the schedule. */
  factor: z.number().min(0),
  plateau: z.object({ wait: z.number().int(), cooldown: z.number().int(), best: z.number().nullable() }),
});
export type RateState = z.infer<typeof rateStateSchema>;

const plateauSchema = z.object({
  monitor: z.string(),
  factor: z.number(),
  patience: z.number().int(),
  minDelta: z.number(),
  cooldown: z.number().int(),
  minLearningRate: z.number(),
});

/**
 * The learning rate of every step. Without a schedule it is the optimizer's until it is changed. With one, whatever changes
 * it (the person, a plateau, a rollback) scales what is left of the schedule: halved in the middle, it stays half of what
 * was planned to the end.
 */
export class LearningRate {
  private readonly schedule: Schedule | null;
  private readonly plateau: (z.infer<typeof plateauSchema> & { readonly key: string }) | null;
  private readonly start: RateState;
  private state: RateState;

  constructor(
    training: Plan['training'],
    options: { readonly stepsPerEpoch: number; readonly hasValidation: boolean; readonly from: RateState | null },
  ) {
    const { epochs, callbacks, optimizer } = training;
    this.schedule = createSchedule(callbacks, { epochs, stepsPerEpoch: options.stepsPerEpoch });
    const plateau = callbacks.find(({ className }) => className === 'ReduceLROnPlateau');
    const config = plateau ? plateauSchema.parse(plateau.config) : null;
    this.plateau = config && { ...config, key: resolveMonitor(training, config.monitor, options.hasValidation) };
    this.start = {
      base: Number(optimizer.config.learningRate),
      factor: 1,
      plateau: { wait: 0, cooldown: 0, best: null },
    };
    this.state = options.from ?? this.start;
  }

  /** The rate of a step, counted from 0 over the whole run. */
  at(step: number): number {
    const { base, factor } = this.state;
    return this.schedule ? base * factor * this.schedule(step) : base;
  }

  /** Makes the rate of this step `value`, and that of later steps follow. */
  set(value: number, step: number): void {
    const planned = this.state.base * (this.schedule?.(step) ?? 0);
    // Where the schedule has come to nothing there is nothing to scale: the value counts from here on.
    if (this.schedule && planned > 0) this.state = { ...this.state, factor: value / planned };
    else this.state = { ...this.state, base: value };
  }

  /** Multiplies all that is to come. */
  scale(factor: number): void {
    const { base, factor: before } = this.state;
    this.state = this.schedule ? { ...this.state, factor: before * factor } : { ...this.state, base: base * factor };
  }

  /** Takes in the values of an epoch, by the rules of Keras' ReduceLROnPlateau; true when it lowered the rate. */
  closeEpoch(values: Readonly<Record<string, number>>, step: number): boolean {
    const { plateau } = this;
    const value = plateau ? values[plateau.key] : undefined;
    if (!plateau || value === undefined) return false;
    let { wait, cooldown, best } = this.state.plateau;
    if (cooldown > 0) {
      cooldown -= 1;
      wait = 0;
    }
    const gain = best === null ? Number.POSITIVE_INFINITY : isBetterLarge(plateau.key) ? value - best : best - value;
    if (gain > plateau.minDelta) [best, wait] = [value, 0];
    else if (cooldown === 0) wait += 1;
    const rate = this.at(step);
    const isStuck = wait >= plateau.patience && rate > plateau.minLearningRate;
    if (isStuck) {
      this.scale(Math.max(plateau.factor, plateau.minLearningRate / rate));
      [cooldown, wait] = [plateau.cooldown, 0];
    }
    this.state = { ...this.state, plateau: { wait, cooldown, best } };
    return isStuck;
  }

  /** For the checkpoint. */
  save(): RateState {
    return this.state;
  }

  /** Goes back to a saved state; to the start for null. */
  restore(state: RateState | null): void {
    this.state = state ?? this.start;
  }
}
