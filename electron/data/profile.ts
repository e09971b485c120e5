import type { NodeProblem } from '../../shared/nodes/definition.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import { type Batch, columnAt } from './columns.ts';
import { SPLIT_CODES } from './preparedData.ts';
import { keyRows } from './rowKeys.ts';
import type { FieldStatistics } from './statistics.ts';

/** Fewer rows than this prove nothing. */
const MIN_ROWS = 20;
/** A column that tells so much about the target knows it already. */
const LEAK = 0.99;
/** The rarest class has fewer rows than this share of the most frequent one. */
const UNEVEN = 0.15;
/** More rows than this are not compared with each other. */
const MAX_COMPARED = 200_000;

/**
 * What in the data itself is likely to mislead a network. `isSampled`: the rows at hand are a part of all; what needs every
 * row is not asked then.
 */
export function profileData(
  batch: Batch,
  statistics: readonly FieldStatistics[],
  split: Uint8Array | null,
  isSampled: boolean,
): readonly NodeProblem[] {
  const rows = batch.rowIds.length;
  if (rows < MIN_ROWS) return [];
  const target = batch.fields.find(({ role }) => role === 'target');
  const byField = new Map(statistics.map((one) => [one.field, one]));
  const found = batch.fields.flatMap((field, index): NodeProblem[] => {
    const figures = byField.get(field.name);
    if (field.role !== 'feature' || field.shape.length > 0 || !figures) return [];
    const values = { field: field.name };
    if (figures.distinct === 1 && figures.missing === 0) return [warn('profile.constant', values)];
    if (!isSampled && isIdLike(batch, index, figures)) return [warn('profile.idLike', values)];
    const { association } = figures;
    if (target && association !== null && Math.abs(association) >= LEAK) {
      const value = Math.abs(association).toFixed(3);
      return [warn('profile.leak', { ...values, target: target.name, value })];
    }
    return [];
  });
  const uneven = target && findUneven(batch.fields, target, byField.get(target.name));
  const repeated = split && !isSampled && rows <= MAX_COMPARED ? countRepeated(batch, split) : 0;
  return [
    ...found,
    ...(uneven ? [uneven] : []),
    ...(repeated > 0 ? [warn('profile.duplicates', { count: repeated })] : []),
  ];
}

function warn(code: string, values: NodeProblem['values']): NodeProblem {
  return { code, severity: 'warning', values };
}

/** A running number, or a short text that no two rows share. A measured number may well be different in every row. */
function isIdLike(batch: Batch, index: number, { distinct, missing, min, max }: FieldStatistics): boolean {
  const rows = batch.rowIds.length;
  if (distinct !== rows || missing > 0) return false;
  const column = columnAt(batch, index);
  if (column.type === 'numbers') {
    if (min === null || max === null || max - min + 1 !== rows) return false;
    return column.values.every((value) => Number.isInteger(value));
  }
  // Sentences differ, too, and are what a network should read.
  return column.values.every((text) => text !== null && text.length <= 40 && text.trim().split(/\s+/).length <= 3);
}

function findUneven(
  fields: readonly FieldType[],
  target: FieldType,
  figures: FieldStatistics | undefined,
): NodeProblem | null {
  const isClasses = target.semantic === 'category' || target.classes !== undefined;
  if (!isClasses || !figures || fields.some(({ role }) => role === 'weight')) return null;
  const counts = figures.histogram.filter(({ count }) => count > 0);
  const common = counts[0];
  const rare = counts.at(-1);
  if (!common || !rare || counts.length < 2 || rare.count >= common.count * UNEVEN) return null;
  return warn('profile.imbalance', {
    ...{ field: target.name, rare: rare.label, rareCount: rare.count },
    ...{ common: common.label, commonCount: common.count },
  });
}

/**
 * Rows of validation and test that are training rows as well. Where few combinations are possible at all, equal rows are no
 * mistake: only data whose rows are mostly different is judged.
 */
function countRepeated(batch: Batch, split: Uint8Array): number {
  const columns = batch.fields.map((field, index) => ({ field, column: columnAt(batch, index) }));
  const keys = keyRows(
    columns.filter(({ field }) => field.role === 'feature' || field.role === 'target'),
    batch.rowIds.length,
  );
  const inTraining = new Set<string>();
  for (const [row, key] of keys.entries()) {
    if (split[batch.rowIds[row] ?? 0] === SPLIT_CODES.train) inTraining.add(key);
  }
  if (new Set(keys).size < keys.length / 2) return 0;
  let repeated = 0;
  for (const [row, key] of keys.entries()) {
    const code = split[batch.rowIds[row] ?? 0];
    const isJudged = code === SPLIT_CODES.validation || code === SPLIT_CODES.test;
    if (isJudged && inTraining.has(key)) repeated++;
  }
  return repeated;
}
