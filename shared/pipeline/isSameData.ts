/** True when two pieces of plain data (numbers, texts, lists, records) hold the same. Identical parts cost nothing. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  if (left.length !== Object.keys(b).length) return false;
  const right: ReadonlyMap<string, unknown> = new Map(Object.entries(b));
  return left.every(([key, value]) => right.has(key) && isSameData(value, right.get(key)));
}
