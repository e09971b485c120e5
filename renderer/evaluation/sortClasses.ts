import type { Language } from '../../shared/base/text.ts';
import { localeOf } from '../ui/formatValues.ts';
import type { ClassificationResult } from './sampleGroups.ts';

export type ClassColumn = 'name' | 'precision' | 'recall' | 'f1' | 'support';
type ClassRow = ClassificationResult['perClass'][number];

/** Classes sorted by a column; equal ones stay in their order. */
export function sortClasses(
  rows: readonly ClassRow[],
  column: ClassColumn,
  descending: boolean,
  language: Language,
): ClassRow[] {
  const compare = (a: ClassRow, b: ClassRow): number =>
    column === 'name' ? a.name.localeCompare(b.name, localeOf(language), { numeric: true }) : a[column] - b[column];
  return [...rows].sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
}
