/** What comes `lag` places before each; missing at the beginning. */
export function shift(series: Float64Array, lag: number): Float64Array {
  return series.map((_, place) => series[place - lag] ?? Number.NaN);
}

export type RollingStatistic = 'mean' | 'deviation' | 'min' | 'max' | 'sum';

/** A statistic of the last `size` values, the own one included; missing where one of them is, or is not there. */
export function roll(series: Float64Array, size: number, statistic: RollingStatistic): Float64Array {
  return series.map((_, place) =>
    place + 1 < size ? Number.NaN : summarise(series.subarray(place + 1 - size, place + 1), statistic),
  );
}

function summarise(values: Float64Array, statistic: RollingStatistic): number {
  const sum = values.reduce((total, value) => total + value, 0);
  // A missing value makes the sum missing; smallest and largest alone would not notice.
  if (Number.isNaN(sum)) return Number.NaN;
  if (statistic === 'sum') return sum;
  if (statistic === 'min') return Math.min(...values);
  if (statistic === 'max') return Math.max(...values);
  const mean = sum / values.length;
  if (statistic === 'mean') return mean;
  return Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length);
}

/** Each value without that `lag` places before: their difference, or by how much of the former it changed. */
export function difference(series: Float64Array, lag: number, how: 'difference' | 'change'): Float64Array {
  return series.map((value, place) => {
    const before = series[place - lag] ?? Number.NaN;
    return how === 'difference' ? value - before : value / before - 1;
  });
}

/** The mean of at most `size` values up to each; with `fading`, the older the less: each step back weighs 1 − 2 / (size + 1). */
export function smooth(series: Float64Array, size: number, fading: boolean): Float64Array {
  const keep = fading ? 1 - 2 / (size + 1) : 1;
  const reach = smoothReach(size, fading);
  return series.map((_, place) => {
    let [sum, weights] = [0, 0];
    for (let back = 0; back <= Math.min(reach, place); back++) {
      const value = series[place - back] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const weight = keep ** back;
      sum += weight * value;
      weights += weight;
    }
    return sum / weights;
  });
}

/** How many values before its own a smoothed value is made of. What fades is cut where less than a hundredth is left. */
export function smoothReach(size: number, fading: boolean): number {
  return fading && size > 1 ? Math.ceil(Math.log(0.01) / Math.log(1 - 2 / (size + 1))) : size - 1;
}

/** Missing values in gaps of at most `longest`: on a line between their neighbours, or the last value before. */
export function fillGaps(series: Float64Array, how: 'line' | 'last', longest: number): Float64Array {
  return series.map((value, place) => {
    if (!Number.isNaN(value)) return value;
    const { before, after } = findNeighbours(series, place);
    const left = series[before] ?? Number.NaN;
    if (how === 'last') return place - before <= longest ? left : Number.NaN;
    if (after - before - 1 > longest) return Number.NaN;
    return left + (((series[after] ?? Number.NaN) - left) * (place - before)) / (after - before);
  });
}

/** The next places before and after that have a value; −1 and the length where there is none. */
export function findNeighbours(
  series: Float64Array,
  place: number,
): { readonly before: number; readonly after: number } {
  let [before, after] = [place - 1, place + 1];
  while (before >= 0 && Number.isNaN(series[before])) before--;
  while (after < series.length && Number.isNaN(series[after])) after++;
  return { before, after };
}
