/**
 * Exponential moving average with the bias of its start taken out, so that the first values are not pulled to zero.
 * `weight` from 0 (as it is) to below 1 (flat). Gaps (null) stay gaps; a value that is not finite stays as it is and
 * does not spoil those after it.
 */
export function smoothSeries(values: readonly (number | null)[], weight: number): (number | null)[] {
  if (weight <= 0) return [...values];
  let sum = 0;
  let count = 0;
  return values.map((value) => {
    if (value === null || !Number.isFinite(value)) return value;
    sum = sum * weight + value * (1 - weight);
    count += 1;
    return sum / (1 - weight ** count);
  });
}
