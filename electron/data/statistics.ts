import type { Preview } from '../../shared/ipc/dataContract.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { Column, NumberColumn } from './columns.ts';
import { NumberSummary } from './numberSummary.ts';

export type FieldStatistics = Preview['statistics'][number];

const BINS = 20;
/** Beyond this many different values only "many" matters. */
const MAX_DISTINCT = 100_000;
/** Quantiles are those of so many values, evenly spread: sorting millions would keep a person waiting. */
const MAX_SORTED = 100_000;
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Statistics of one field over the rows at hand: limits, mean and 20 equal bins for numbers, the most frequent for categories. */
export function describeColumn(field: FieldType, column: Column): FieldStatistics {
  if (column.type === 'texts') return describeNames(field.name, column.values);
  if (field.classes && field.shape.length === 0) {
    const { classes } = field;
    return describeNames(
      field.name,
      Array.from(column.values, (value) => classes[value] ?? (Number.isNaN(value) ? null : String(value))),
    );
  }
  if (field.classes && field.shape.length === 1) return describeOneHot(field.name, field.classes, column);
  return describeNumbers(field.name, column);
}

function describeNames(field: string, values: readonly (string | null)[]): FieldStatistics {
  const counts = new Map<string, number>();
  let missing = 0;
  for (const value of values) {
    if (value === null) missing++;
    else counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return { ...noNumbers(field), missing, distinct: counts.size, histogram: mostFrequent(counts) };
}

/** One-hot columns are categories still: how often each is set. */
function describeOneHot(field: string, classes: readonly string[], column: NumberColumn): FieldStatistics {
  const counts = new Map(classes.map((name) => [name, 0]));
  let missing = 0;
  const { elements, values } = column;
  for (let start = 0; start < values.length; start += elements) {
    const name = classes[values.subarray(start, start + elements).indexOf(1)];
    if (name === undefined) missing++;
    else counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const distinct = [...counts.values()].filter((count) => count > 0).length;
  return { ...noNumbers(field), missing, distinct, histogram: mostFrequent(counts) };
}

function describeNumbers(field: string, column: NumberColumn): FieldStatistics {
  const divisor = column.divisor ?? 1;
  const summary = new NumberSummary();
  summary.add(column.values);
  if (summary.count === 0) return { ...noNumbers(field), missing: summary.missing, distinct: 0, histogram: [] };
  const { min, max, mean, deviation, missing } = summary;
  const counts = new Array<number>(BINS).fill(0);
  const distinct = new Set<number>();
  const width = (max - min) / BINS || 1;
  for (const value of column.values) {
    if (Number.isNaN(value)) continue;
    const bin = Math.min(BINS - 1, Math.floor((value - min) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
    if (distinct.size <= MAX_DISTINCT) distinct.add(value);
  }
  const bins = min === max ? [summary.count] : counts;
  return {
    field,
    missing,
    distinct: distinct.size > MAX_DISTINCT ? null : distinct.size,
    min: min / divisor,
    max: max / divisor,
    mean: mean / divisor,
    standardDeviation: deviation / divisor,
    histogram: bins.map((count, bin) => ({ label: formatNumber((min + bin * width) / divisor), count })),
    quantiles: findQuantiles(column.values).map((value) => value / divisor),
    association: null,
  };
}

/** Between two neighbours in order, as NumPy's default does it. */
function findQuantiles(values: ArrayLike<number>): number[] {
  const taken = Math.min(values.length, MAX_SORTED);
  const spread = Float64Array.from({ length: taken }, (_, i) => values[Math.floor((i * values.length) / taken)] ?? NaN);
  const sorted = spread.filter((value) => !Number.isNaN(value)).sort();
  return QUANTILES.map((share) => {
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)] ?? 0;
    const high = sorted[Math.ceil(place)] ?? low;
    return low + (high - low) * (place - Math.floor(place));
  });
}

function noNumbers(field: string): Omit<FieldStatistics, 'missing' | 'distinct' | 'histogram'> {
  return { field, min: null, max: null, mean: null, standardDeviation: null, quantiles: null, association: null };
}

function mostFrequent(counts: ReadonlyMap<string, number>): { label: string; count: number }[] {
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, BINS)
    .map(([label, count]) => ({ label, count }));
}

function formatNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}
