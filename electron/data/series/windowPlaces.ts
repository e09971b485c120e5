/** Where a window lies: the series, and the place in it of the window's first row. */
export interface WindowPlace {
  readonly series: Int32Array;
  readonly start: number;
}

export interface WindowLengths {
  readonly window: number;
  readonly gap: number;
  readonly horizon: number;
  readonly stride: number;
}

/**
 * All windows that have all their rows, and what comes after them; in the order of their last rows. With `open`, those
 * at the end whose future is not there yet come after these, so that the first ones keep their numbers.
 * `isUsable`: whether a row may be in a window.
 */
export function placeWindows(
  series: readonly Int32Array[],
  { window, gap, horizon, stride }: WindowLengths,
  isUsable: (row: number) => boolean,
  open: boolean,
): readonly WindowPlace[] {
  const whole: WindowPlace[] = [];
  const unfinished: WindowPlace[] = [];
  for (const rows of series) {
    // How many usable rows in a row end here.
    let run = 0;
    for (const [place, row] of rows.entries()) {
      run = isUsable(row) ? run + 1 : 0;
      const start = place - window + 1;
      if (start < 0 || start % stride !== 0) continue;
      const hasFuture = place + gap + horizon < rows.length;
      if (run >= window && hasFuture) whole.push({ series: rows, start });
      else if (open) unfinished.push({ series: rows, start });
    }
  }
  const last = ({ series: rows, start }: WindowPlace) => rows[start + window - 1] ?? 0;
  const byLastRow = (a: WindowPlace, b: WindowPlace) => last(a) - last(b);
  return [...whole.sort(byLastRow), ...unfinished.sort(byLastRow)];
}
