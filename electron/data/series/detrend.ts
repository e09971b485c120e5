/**
 * Each value without the trend of the last `size` values, the own one included: their mean, or the line that fits them
 * best, at its place. Missing values are passed over; missing where there are fewer places before.
 */
export function detrend(series: Float64Array, size: number, how: 'average' | 'line'): Float64Array {
  return series.map((value, place) => {
    if (Number.isNaN(value) || place + 1 < size) return Number.NaN;
    return value - findTrend(series.subarray(place + 1 - size, place + 1), how);
  });
}

/** The trend at the last place of some values, of which that one is there. */
function findTrend(values: Float64Array, how: 'average' | 'line'): number {
  let [count, sumX, sumY] = [0, 0, 0];
  for (const [x, y] of values.entries()) {
    if (Number.isNaN(y)) continue;
    count++;
    sumX += x;
    sumY += y;
  }
  const mean = sumY / count;
  if (how === 'average' || count === 1) return mean;
  const middle = sumX / count;
  let [squares, products] = [0, 0];
  for (const [x, y] of values.entries()) {
    if (Number.isNaN(y)) continue;
    squares += (x - middle) ** 2;
    products += (x - middle) * (y - mean);
  }
  return mean + (products / squares) * (values.length - 1 - middle);
}
