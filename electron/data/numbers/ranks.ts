/**
 * The share of values at or below this one, 0 … 1, from values at evenly spaced shares; between two of them in proportion.
 * Of several equal ones the middle counts, from below and above alike. NaN stays NaN.
 */
export function rankAmong(at: Float64Array, value: number): number {
  if (Number.isNaN(value) || at.length === 0) return Number.NaN;
  const last = at.length - 1;
  if (value <= (at[0] ?? 0)) return value === at[last] ? 1 : 0;
  if (value >= (at[last] ?? 0)) return 1;
  const below = countBelow(at, value, (a, b) => a < b);
  const upTo = countBelow(at, value, (a, b) => a <= b);
  // On a run of equal values: the middle of the run. Else between the neighbours.
  if (upTo > below) return (below + upTo - 1) / 2 / last;
  const low = at[below - 1] ?? 0;
  const high = at[below] ?? 0;
  return (below - 1 + (value - low) / (high - low)) / last;
}

function countBelow(at: Float64Array, value: number, isBelow: (a: number, b: number) => boolean): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(at[middle] ?? 0, value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const CENTER = [
  [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239],
  [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
] as const;
const TAIL = [
  [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
] as const;
const TAIL_BEGINS = 0.02425;
/** Shares nearer to 0 or 1 are taken for that: the very ends lie infinitely far out. */
const SMALLEST = 1e-7;

/** The value below which a share of a normal distribution lies (Acklam's approximation, good to nine digits). */
export function normalQuantile(share: number): number {
  if (Number.isNaN(share)) return share;
  const p = Math.min(Math.max(share, SMALLEST), 1 - SMALLEST);
  if (p > 0.5) return -lowerQuantile(1 - p);
  return lowerQuantile(p);
}

function lowerQuantile(p: number): number {
  if (p < TAIL_BEGINS) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(TAIL[0], q) / polynomial(TAIL[1], q);
  }
  const q = p - 0.5;
  const r = q * q;
  return (polynomial(CENTER[0], r) * q) / polynomial(CENTER[1], r);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
