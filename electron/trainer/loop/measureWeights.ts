import type { WeightStatistics } from '../../../shared/run/weightStatistics.ts';
import type { NamedTensor } from './executor.ts';

const BINS = 32;

/** Mean, deviation, range and histogram of a weight. `gradientNorm`: see WeightStatistics. */
export function measureWeight({ name, data }: NamedTensor, gradientNorm: number | null): WeightStatistics {
  let [sum, min, max] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of data) {
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const count = data.length;
  const mean = count > 0 ? sum / count : 0;
  const histogram = new Array<number>(BINS).fill(0);
  const width = (max - min) / BINS;
  let squares = 0;
  for (const value of data) {
    squares += (value - mean) ** 2;
    // The greatest value belongs to the last bin; where all are equal there is only one.
    const bin = width > 0 ? Math.min(BINS - 1, Math.floor((value - min) / width)) : 0;
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  return {
    name,
    layer: name.slice(0, name.lastIndexOf('/')),
    count,
    mean,
    sd: count > 0 ? Math.sqrt(squares / count) : 0,
    min: count > 0 ? min : 0,
    max: count > 0 ? max : 0,
    histogram,
    gradientNorm,
  };
}

/** Length of a gradient as a vector. */
export function measureNorm(data: ArrayLike<number>): number {
  let squares = 0;
  for (let at = 0; at < data.length; at++) squares += (data[at] ?? 0) ** 2;
  return Math.sqrt(squares);
}
