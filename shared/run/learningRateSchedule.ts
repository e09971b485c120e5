import { z } from 'zod';
import type { Plan } from '../pipeline/plan.ts';

type Callback = Plan['training']['callbacks'][number];

/** How long a run is: what a schedule stretches over. */
export interface RunLength {
  readonly epochs: number;
  /** Steps that move the weights, in one epoch. */
  readonly stepsPerEpoch: number;
}

/** The learning rate of a step (from 0), as a share of the optimizer's own. A pure function: a run that goes on gets the same. */
export type Schedule = (step: number) => number;

const share = z.number().min(0).max(1);
const schemas = {
  StepDecay: z.object({ factor: share, every: z.number().positive() }),
  ExponentialDecay: z.object({ decayRate: share, staircase: z.boolean() }),
  PolynomialDecay: z.object({ decayEpochs: z.number().min(0), power: z.number().positive(), finalShare: share }),
  CosineDecay: z.object({
    restarts: z.boolean(),
    firstCycle: z.number().positive(),
    cycleGrowth: z.number().min(1),
    peakDecay: share,
    finalShare: share,
  }),
  OneCycle: z.object({
    risingShare: z.number().min(0.01).max(0.99),
    startDivisor: z.number().min(1),
    finalDivisor: z.number().min(1),
  }),
  WarmUp: z.object({ epochs: z.number().positive(), startShare: share }),
};

/**
 * Puts the schedules of a plan together: the warm-up first, and what comes after counts its steps from the end of it.
 * Null when the learning rate stays as it is (reduce on plateau, which follows the metrics, is the loop's own).
 * Throws a ZodError for arguments that no node writes.
 */
export function createSchedule(callbacks: readonly Callback[], length: RunLength): Schedule | null {
  const warmUp = callbacks.find(({ className }) => className === 'WarmUp');
  const warm = warmUp ? schemas.WarmUp.parse(warmUp.config) : null;
  const warmSteps = warm ? Math.max(1, Math.round(warm.epochs * length.stepsPerEpoch)) : 0;
  const total = Math.max(1, length.epochs * length.stepsPerEpoch - warmSteps);
  const main = callbacks
    .map((callback) => createMain(callback, length.stepsPerEpoch, total))
    .find((one) => one !== null);
  if (!warm) return main ?? null;
  return (step) =>
    step < warmSteps
      ? // The first step learns already: with a start of 0 it would be a step that does nothing.
        (warm.startShare + ((1 - warm.startShare) * (step + 1)) / warmSteps) * (main?.(0) ?? 1)
      : (main?.(step - warmSteps) ?? 1);
}

function createMain({ className, config }: Callback, stepsPerEpoch: number, total: number): Schedule | null {
  switch (className) {
    case 'StepDecay': {
      const { factor, every } = schemas.StepDecay.parse(config);
      const steps = Math.max(1, Math.round(every * stepsPerEpoch));
      return (step) => factor ** Math.floor(step / steps);
    }
    case 'ExponentialDecay': {
      const { decayRate, staircase } = schemas.ExponentialDecay.parse(config);
      return (step) => decayRate ** (staircase ? Math.floor(step / stepsPerEpoch) : step / stepsPerEpoch);
    }
    case 'PolynomialDecay': {
      const { decayEpochs, power, finalShare } = schemas.PolynomialDecay.parse(config);
      const steps = decayEpochs === 0 ? total : Math.max(1, Math.round(decayEpochs * stepsPerEpoch));
      return (step) => (1 - finalShare) * (1 - Math.min(step, steps) / steps) ** power + finalShare;
    }
    case 'CosineDecay':
      return createCosine(schemas.CosineDecay.parse(config), stepsPerEpoch, total);
    case 'OneCycle': {
      const { risingShare, startDivisor, finalDivisor } = schemas.OneCycle.parse(config);
      return createOneCycle(risingShare, 1 / startDivisor, 1 / startDivisor / finalDivisor, total);
    }
    default:
      return null;
  }
}

/** Keras' CosineDecay, and its CosineDecayRestarts: each cycle is longer by `cycleGrowth` and starts lower by `peakDecay`. */
function createCosine(config: z.infer<typeof schemas.CosineDecay>, stepsPerEpoch: number, total: number): Schedule {
  const { restarts, firstCycle, cycleGrowth, peakDecay, finalShare } = config;
  const first = restarts ? Math.max(1, Math.round(firstCycle * stepsPerEpoch)) : total;
  return (step) => {
    let [length, from, peak] = [first, 0, 1];
    while (restarts && step >= from + length) {
      from += length;
      length *= cycleGrowth;
      peak *= peakDecay;
    }
    const done = Math.min(1, (step - from) / length);
    return finalShare + (1 - finalShare) * peak * 0.5 * (1 + Math.cos(Math.PI * done));
  };
}

/** Up along half a cosine, down along the other half: PyTorch's OneCycleLR, whose peak is the optimizer's own rate. */
function createOneCycle(risingShare: number, start: number, end: number, total: number): Schedule {
  const peakAt = Math.max(1, risingShare * total - 1);
  const last = Math.max(total - 1, peakAt + 1);
  const along = (from: number, to: number, done: number) => to + ((from - to) / 2) * (1 + Math.cos(Math.PI * done));
  return (step) =>
    step <= peakAt ? along(start, 1, step / peakAt) : along(1, end, Math.min(1, (step - peakAt) / (last - peakAt)));
}
