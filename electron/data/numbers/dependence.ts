import { quantile } from './numberSample.ts';

/** Columns and the target are cut into so many bins of about as many rows to see what one says about the other. */
const BINS = 10;

/** The squared correlation of two columns, 0 … 1. 0 where one of them is constant. */
export function squaredCorrelation(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const dx = (x[i] ?? 0) - meanX;
    const dy = (y[i] ?? 0) - meanY;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx === 0 || yy === 0 ? 0 : (xy * xy) / (xx * yy);
}

/** How much of the variance of a column lies between the classes, 0 … 1: what ranks columns as the F value of an analysis of variance does. */
export function varianceBetween(x: Float64Array, classes: Int32Array): number {
  const sums = new Map<number, { count: number; sum: number }>();
  for (let i = 0; i < x.length; i++) {
    const group = sums.get(classes[i] ?? -1) ?? { count: 0, sum: 0 };
    group.count++;
    group.sum += x[i] ?? 0;
    sums.set(classes[i] ?? -1, group);
  }
  const whole = mean(x);
  let between = 0;
  for (const { count, sum } of sums.values()) between += count * (sum / count - whole) ** 2;
  let total = 0;
  for (const value of x) total += (value - whole) ** 2;
  return total === 0 ? 0 : between / total;
}

/** What two categories say about one another, in nats. */
export function mutualInformation(a: Int32Array, b: Int32Array): number {
  const joint = new Map<string, { a: number; b: number; count: number }>();
  const countA = new Map<number, number>();
  const countB = new Map<number, number>();
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i] ?? 0, b[i] ?? 0];
    const pair = joint.get(`${one} ${other}`) ?? { a: one, b: other, count: 0 };
    pair.count++;
    joint.set(`${one} ${other}`, pair);
    countA.set(one, (countA.get(one) ?? 0) + 1);
    countB.set(other, (countB.get(other) ?? 0) + 1);
  }
  let sum = 0;
  for (const { a: one, b: other, count } of joint.values()) {
    const expected = ((countA.get(one) ?? 0) * (countB.get(other) ?? 0)) / a.length;
    sum += (count / a.length) * Math.log(count / expected);
  }
  return Math.max(0, sum);
}

/** The bin of each number, of ten with about as many rows each. */
export function cutIntoBins(values: Float64Array): Int32Array {
  const sorted = values.slice().sort();
  const limits = Array.from({ length: BINS - 1 }, (_, i) => quantile(sorted, (i + 1) / BINS));
  return Int32Array.from(values, (value) => limits.filter((limit) => value > limit).length);
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}
