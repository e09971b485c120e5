import { type Column, readTexts } from '../columns.ts';

/**
 * The rows of each series, in the order in which they come; without a group column there is one. Series whose rows lie
 * between those of others are put together.
 */
export function separateSeries(group: Column | undefined, rows: number): readonly Int32Array[] {
  if (!group) return [Int32Array.from({ length: rows }, (_, row) => row)];
  const series = new Map<string | number, number[]>();
  const keys = group.type === 'texts' ? readTexts(group).map((text) => `=${text ?? ''}`) : group.values;
  for (const [row, key] of keys.entries()) {
    const known = series.get(key);
    if (known) known.push(row);
    else series.set(key, [row]);
  }
  return [...series.values()].map((found) => Int32Array.from(found));
}
