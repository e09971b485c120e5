import type { FieldType } from '../../shared/nodes/portType.ts';
import type { Column } from './columns.ts';

/** Between the parts of a key: a character that no table has. */
const SEPARATOR = '\u0000';

/** A text for every row that is the same exactly for rows that agree in all columns; missing values are equal. */
export function keyRows(
  columns: readonly { readonly field: FieldType; readonly column: Column }[],
  rows: number,
): readonly string[] {
  return Array.from({ length: rows }, (_, row) =>
    columns.map(({ field, column }) => keyOf(field, column, row)).join(SEPARATOR),
  );
}

/** Class numbers count as the names of their classes, so that a label matches the same label of another table. */
function keyOf({ classes }: FieldType, column: Column, row: number): string {
  if (column.type === 'texts') {
    const text = column.values[row];
    return text === null || text === undefined ? '' : `=${text}`;
  }
  const values = column.values.subarray(row * column.elements, (row + 1) * column.elements);
  const [value = Number.NaN] = values;
  if (values.length > 1) return values.join(' ');
  if (Number.isNaN(value)) return '';
  return `=${classes?.[value] ?? value}`;
}

/** Rows by key, in the order in which the keys come up first. */
export function groupByKey(keys: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [row, key] of keys.entries()) {
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
