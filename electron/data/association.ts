import type { FieldType } from '../../shared/nodes/portType.ts';
import type { Column } from './columns.ts';

/** So many rows, evenly spread, say how much two columns have to do with each other. */
const MAX_ROWS = 20_000;
/** More different texts than this are no classes: every small group would fit by chance. */
const MAX_CLASSES = 200;
const MIN_ROWS = 10;

/** A column as it is compared: plain numbers (NaN: missing), or the number of the class (−1: missing). */
type Comparable =
  | { readonly type: 'numbers'; readonly values: Float64Array }
  | { readonly type: 'classes'; readonly codes: Int32Array; readonly count: number };

/**
 * How much one column tells about another: Pearson's r of two numbers, the correlation ratio η of a number and a class,
 * Cramér's V of two classes. Null where that means nothing: vectors, free text, too few rows, no spread.
 */
export function associate(
  a: { readonly field: FieldType; readonly column: Column },
  b: { readonly field: FieldType; readonly column: Column },
  rows: number,
): number | null {
  const left = toComparable(a.field, a.column, rows);
  const right = toComparable(b.field, b.column, rows);
  if (!left || !right) return null;
  if (left.type === 'numbers') {
    if (right.type === 'numbers') return correlate(left.values, right.values);
    return correlationRatio(left.values, right.codes, right.count);
  }
  if (right.type === 'numbers') return correlationRatio(right.values, left.codes, left.count);
  return cramersV(left.codes, left.count, right.codes, right.count);
}

function toComparable({ shape, classes }: FieldType, column: Column, rows: number): Comparable | null {
  if (shape.length > 0) return null;
  const taken = Math.min(rows, MAX_ROWS);
  if (taken < MIN_ROWS) return null;
  const rowOf = (i: number) => Math.floor((i * rows) / taken);
  if (column.type === 'texts') {
    const known = new Map<string, number>();
    const codes = Int32Array.from({ length: taken }, (_, i) => {
      const text = column.values[rowOf(i)] ?? null;
      if (text === null) return -1;
      const code = known.get(text) ?? known.size;
      if (known.size <= MAX_CLASSES) known.set(text, code);
      return code;
    });
    return known.size > Math.min(MAX_CLASSES, taken / 5) ? null : { type: 'classes', codes, count: known.size };
  }
  const values = Float64Array.from({ length: taken }, (_, i) => column.values[rowOf(i)] ?? Number.NaN);
  if (!classes) return { type: 'numbers', values };
  if (classes.length > Math.min(MAX_CLASSES, taken / 5)) return null;
  return {
    type: 'classes',
    codes: Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : value)),
    count: classes.length,
  };
}

function correlate(x: Float64Array, y: Float64Array): number | null {
  const { n, meanX, meanY } = means(x, y);
  if (n < MIN_ROWS) return null;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = (x[i] ?? Number.NaN) - meanX;
    const dy = (y[i] ?? Number.NaN) - meanY;
    if (Number.isNaN(dx) || Number.isNaN(dy)) continue;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

function means(x: Float64Array, y: Float64Array): { n: number; meanX: number; meanY: number } {
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < x.length; i++) {
    const a = x[i] ?? Number.NaN;
    const b = y[i] ?? Number.NaN;
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    n++;
    sumX += a;
    sumY += b;
  }
  return { n, meanX: sumX / n, meanY: sumY / n };
}

/** η: the root of the share of the spread that lies between the classes. */
function correlationRatio(values: Float64Array, codes: Int32Array, count: number): number | null {
  const sums = new Float64Array(count);
  const counts = new Float64Array(count);
  let sum = 0;
  let n = 0;
  for (const [i, value] of values.entries()) {
    const code = codes[i] ?? -1;
    if (code < 0 || Number.isNaN(value)) continue;
    sums[code] = (sums[code] ?? 0) + value;
    counts[code] = (counts[code] ?? 0) + 1;
    sum += value;
    n++;
  }
  if (n < MIN_ROWS) return null;
  const mean = sum / n;
  let all = 0;
  for (const [i, value] of values.entries()) {
    if ((codes[i] ?? -1) >= 0 && !Number.isNaN(value)) all += (value - mean) ** 2;
  }
  let between = 0;
  for (const [code, many] of counts.entries()) {
    if (many > 0) between += many * ((sums[code] ?? 0) / many - mean) ** 2;
  }
  return all === 0 ? null : Math.min(1, Math.sqrt(between / all));
}

function cramersV(a: Int32Array, countA: number, b: Int32Array, countB: number): number | null {
  const table = new Float64Array(countA * countB);
  const rows = new Float64Array(countA);
  const columns = new Float64Array(countB);
  let n = 0;
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? -1;
    if (x < 0 || y < 0) continue;
    table[x * countB + y] = (table[x * countB + y] ?? 0) + 1;
    rows[x] = (rows[x] ?? 0) + 1;
    columns[y] = (columns[y] ?? 0) + 1;
    n++;
  }
  const used = (counts: Float64Array) => counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const smaller = Math.min(used(rows), used(columns));
  if (n < MIN_ROWS || smaller < 2) return null;
  let phi = 0;
  for (const [x, inRow] of rows.entries()) {
    for (const [y, inColumn] of columns.entries()) {
      if (inRow > 0 && inColumn > 0) phi += (table[x * countB + y] ?? 0) ** 2 / (inRow * inColumn);
    }
  }
  return Math.min(1, Math.sqrt(Math.max(0, phi - 1) / (smaller - 1)));
}
