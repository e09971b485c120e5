import { AppError } from '../../../shared/base/appError.ts';

/** More rows than this out of thin air are a mistake: one wrong year among seconds. */
const MOST_EMPTY = 5_000_000;

/** The rows of one series that lie in one interval. */
export interface Interval {
  /** How many intervals after time 0 it begins. */
  readonly place: number;
  /** In the order of their times; empty where nothing lies in it. */
  readonly rows: readonly number[];
  /** The last row before an empty interval. */
  readonly before: number;
}

/**
 * Rows by the interval that their time lies in, in the order of time. `empty`: those between, in which nothing lies, are
 * there too. Rows without a time are left out. Errors: `series.tooManyIntervals`.
 */
export function cutIntervals(
  series: Int32Array,
  times: Float64Array,
  { length, start, empty }: { readonly length: number; readonly start: number; readonly empty: boolean },
): readonly Interval[] {
  const timeOf = (row: number) => times[row] ?? Number.NaN;
  const ordered = [...series].filter((row) => Number.isFinite(timeOf(row)));
  ordered.sort((a, b) => timeOf(a) - timeOf(b) || a - b);
  const placeOf = (row: number) => Math.floor((timeOf(row) - start) / length);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (empty && first !== undefined && last !== undefined) checkCount(placeOf(last) - placeOf(first) + 1);
  const intervals: { place: number; rows: number[]; before: number }[] = [];
  for (const row of ordered) {
    const place = placeOf(row);
    const known = intervals.at(-1);
    if (known?.place === place) {
      known.rows.push(row);
      continue;
    }
    if (empty && known) {
      const before = known.rows.at(-1) ?? row;
      for (let between = known.place + 1; between < place; between++) {
        intervals.push({ place: between, rows: [], before });
      }
    }
    intervals.push({ place, rows: [row], before: row });
  }
  return intervals;
}

function checkCount(intervals: number): void {
  if (intervals > MOST_EMPTY) throw new AppError('series.tooManyIntervals', { intervals, limit: MOST_EMPTY });
}
