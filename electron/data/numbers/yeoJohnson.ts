/** One value under the transform of Yeo and Johnson (2000) with this power. */
export function yeoJohnson(value: number, power: number): number {
  if (value >= 0) return power === 0 ? Math.log1p(value) : ((value + 1) ** power - 1) / power;
  const mirrored = 2 - power;
  return mirrored === 0 ? -Math.log1p(-value) : -((1 - value) ** mirrored - 1) / mirrored;
}

/** Where the power is looked for: beyond, a column is better left alone. */
const LOWEST = -10;
const HIGHEST = 10;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const TOLERANCE = 1e-9;

/** The power under which the values are most like a bell (greatest likelihood). 1, which changes nothing, for a constant column. */
export function findPower(values: readonly number[]): number {
  const [first] = values;
  if (first === undefined || values.every((value) => value === first)) return 1;
  let jacobian = 0;
  for (const value of values) jacobian += Math.sign(value) * Math.log1p(Math.abs(value));
  const cost = (power: number) => {
    const variance = varianceOf(values, power);
    if (!Number.isFinite(variance) || variance <= 0) return Number.POSITIVE_INFINITY;
    return (values.length / 2) * Math.log(variance) - (power - 1) * jacobian;
  };
  // The golden section: the likelihood has one top.
  let [low, high] = [LOWEST, HIGHEST];
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let [costLeft, costRight] = [cost(left), cost(right)];
  while (high - low > TOLERANCE) {
    // Both infinite: too far out on the side that is further from doing nothing.
    if (costLeft < costRight || (costLeft === costRight && Math.abs(left - 1) < Math.abs(right - 1))) {
      [high, right, costRight] = [right, left, costLeft];
      left = high - GOLDEN * (high - low);
      costLeft = cost(left);
    } else {
      [low, left, costLeft] = [left, right, costRight];
      right = low + GOLDEN * (high - low);
      costRight = cost(right);
    }
  }
  return (low + high) / 2;
}

function varianceOf(values: readonly number[], power: number): number {
  let mean = 0;
  for (const value of values) mean += yeoJohnson(value, power);
  mean /= values.length;
  let squares = 0;
  for (const value of values) squares += (yeoJohnson(value, power) - mean) ** 2;
  return squares / values.length;
}
