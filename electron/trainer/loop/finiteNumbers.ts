import type { ExecutorState, StepSums } from './executor.ts';

/** False when a loss or a metric of a step is NaN or infinite. */
export function hasFiniteSums({ sums }: StepSums): boolean {
  return Object.values(sums).every((value) => Number.isFinite(value));
}

/** False when a weight is NaN or infinite. */
export function hasFiniteWeights({ weights }: ExecutorState): boolean {
  return weights.every(({ data }) => isEveryNumber(data));
}

/** Zero times a number is zero; times NaN or infinity it is NaN: one pass without a branch. */
function isEveryNumber(data: ArrayLike<number>): boolean {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += (data[i] ?? 0) * 0;
  return sum === 0;
}
