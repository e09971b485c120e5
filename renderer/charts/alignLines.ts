import type { Line } from './metricSeries.ts';

/** Lines over one common x: where a line has no point of its own there is null. */
export interface AlignedLines {
  readonly x: number[];
  readonly ys: (number | null)[][];
}

/** Puts lines, each with its own x, over one x, ascending and without repeats. */
export function alignLines(lines: readonly Line[]): AlignedLines {
  const x = [...new Set(lines.flatMap((line) => [...line.x]))].sort((a, b) => a - b);
  const placeOfX = new Map(x.map((value, place) => [value, place]));
  const ys = lines.map((line) => {
    const column: (number | null)[] = new Array<number | null>(x.length).fill(null);
    line.x.forEach((value, index) => {
      const place = placeOfX.get(value);
      if (place !== undefined) column[place] = line.y[index] ?? null;
    });
    return column;
  });
  return { x, ys };
}

/** The value of a line at x, or that of the nearest point of its own; null for an empty line. */
export function valueNear(line: Line, x: number): number | null {
  const place = placeNear(line.x, x);
  return place === null ? null : (line.y[place] ?? null);
}

/** Index of the value nearest to x in an ascending list. */
export function placeNear(values: readonly number[], x: number): number | null {
  if (values.length === 0) return null;
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= x) low = middle;
    else high = middle;
  }
  return Math.abs((values[low] ?? 0) - x) <= Math.abs((values[high] ?? 0) - x) ? low : high;
}
