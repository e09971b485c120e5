import type { Plan } from '../../../../shared/pipeline/plan.ts';
import type { Executor } from '../../loop/executor.ts';
import { makeBatch } from '../testing/makeBatch.ts';

/** One executor that trains one plan, ready to be timed. */
export interface Contender {
  readonly name: string;
  readonly executor: Executor;
  readonly plan: Plan;
}

/** Milliseconds per training step: one number per round, each the median of its steps. */
export interface Timing {
  readonly name: string;
  readonly rounds: readonly number[];
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** Processor time per step over all threads, median of the rounds: what it costs, whoever else is on the machine. */
  readonly cpu: number;
}

// More than a handful, so that no contender lives off one batch that stays in the processor's cache.
const BATCHES = 16;

/**
 * Times contenders in turns: each round gives every contender the same number of steps, so that whatever else the
 * machine does hits all of them alike. The first steps of each are not counted.
 */
export async function timeInTurns(
  contenders: readonly Contender[],
  { rounds, steps, rows }: { readonly rounds: number; readonly steps: number; readonly rows: number },
): Promise<Timing[]> {
  const batches = contenders.map(({ plan }) => Array.from({ length: BATCHES }, (_, i) => makeBatch(plan, rows, i)));
  const done = contenders.map(() => 0);
  const run = (index: number, count: number): number[] => {
    const contender = contenders[index];
    const own = batches[index] ?? [];
    return Array.from({ length: count }, () => {
      const step = done[index] ?? 0;
      done[index] = step + 1;
      const batch = own[step % BATCHES];
      if (!contender || !batch) throw new Error('No contender to time');
      const before = performance.now();
      contender.executor.trainStep(batch, step);
      return performance.now() - before;
    });
  };
  const results = contenders.map((): number[] => []);
  const costs = contenders.map((): number[] => []);
  for (const index of contenders.keys()) run(index, steps);
  for (let round = 0; round < rounds; round++) {
    for (const index of contenders.keys()) {
      const before = process.cpuUsage();
      results[index]?.push(medianOf(run(index, steps)));
      const { user, system } = process.cpuUsage(before);
      costs[index]?.push((user + system) / 1000 / steps);
      // Timers and the collector of garbage get their turn between contenders, not inside one.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return contenders.map(({ name }, index) => {
    const times = results[index] ?? [];
    const [min, median, max] = [Math.min(...times), medianOf(times), Math.max(...times)];
    return { name, rounds: times, min, median, max, cpu: medianOf(costs[index] ?? []) };
  });
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
