/** About `count` round values that cover min to max (1, 2, 2.5 or 5 times a power of ten apart). */
export function linearTicks(min: number, max: number, count: number): number[] {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return [];
  if (max <= min) return [min];
  const rough = (max - min) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  const ticks: number[] = [];
  for (let place = Math.ceil(min / step - 1e-9); place * step <= max + step * 1e-9; place += 1) {
    ticks.push(Number((place * step).toFixed(Math.min(20, digits))));
  }
  return ticks;
}

/** Powers of ten from min to max, both above zero; with their doubles and fives when there are few. */
export function logTicks(min: number, max: number): number[] {
  if (!(min > 0) || !(max >= min) || !Number.isFinite(max)) return [];
  const ticks: number[] = [];
  const first = Math.floor(Math.log10(min));
  const last = Math.ceil(Math.log10(max));
  const factors = last - first <= 2 ? [1, 2, 5] : [1];
  for (let power = first; power <= last; power += 1) {
    for (const factor of factors) {
      const tick = Number((factor * 10 ** power).toPrecision(3));
      if (tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9)) ticks.push(tick);
    }
  }
  return ticks;
}
