/** Where a key moves to in a list: by one (`step`: by a line of a grid), by what is in sight, to an end. Null: no such key. */
export function moveByKey(
  key: string,
  from: number,
  count: number,
  { step, page }: { readonly step: number; readonly page: number },
): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: from + step,
    ArrowUp: from - step,
    ...(step > 1 ? { ArrowRight: from + 1, ArrowLeft: from - 1 } : {}),
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  };
  const to = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
