import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import type { Column, NumberValues } from '../columns.ts';
import { profileColumns, trimmed } from './profileColumns.ts';
import { type Decimal, MAX_CATEGORIES, readColumns } from './readColumns.ts';
import type { TextTable } from './readTable.ts';

/** A target of whole numbers 0 … k−1 with at most so many values is taken for class numbers. */
export const MOST_CLASS_NUMBERS = 20;

/** A column with a longer text is free text, however few rows there are. */
const LONGEST_CATEGORY = 200;

export interface TypedTable {
  readonly fields: readonly FieldType[];
  readonly columns: readonly Column[];
  readonly problems: readonly NodeProblem[];
}

/**
 * Gives every column of a table its type: a number when every cell is one, a category when there are at most 1000
 * different texts, text otherwise. Whole numbers beyond 2^53 stay text, digit by digit.
 */
export async function typeColumns(table: TextTable, decimal: Decimal | null, target: string): Promise<TypedTable> {
  const { types, problems: found } = await chooseTypes(table, decimal);
  const problems = [...found];
  const targetName = target === '' ? table.names.at(-1) : target;
  const columns = await readColumns(
    table,
    types.map(({ expression }) => expression),
    types.map(({ isNumber }) => isNumber),
  );
  const fields = columns.map((column, index): FieldType => {
    const name = table.names[index] ?? '';
    const role = name === targetName ? 'target' : 'feature';
    return { ...describeField(name, column, role, problems), role };
  });
  return { fields, columns: columns.map((column, index) => asClassNumbers(column, fields[index])), problems };
}

/** Whether a column is one of numbers, and how SQL reads it then. */
export interface ColumnType {
  readonly index: number;
  readonly isNumber: boolean;
  readonly expression: string;
}

/** Tells columns of numbers from columns of text, by all of their cells. */
export async function chooseTypes(
  table: TextTable,
  decimal: Decimal | null,
): Promise<{ readonly types: readonly ColumnType[]; readonly problems: readonly NodeProblem[] }> {
  const profiles = await profileColumns(table);
  // One column that only makes sense with a comma tells how the others are to be read.
  const sign = decimal ?? (profiles.some((one) => one.isComma && !one.isPoint) ? ',' : '.');
  const problems: NodeProblem[] = [];
  const types = profiles.map((profile): ColumnType => {
    const { index } = profile;
    const fits = table.rows > profile.missing && (sign === ',' ? profile.isComma : profile.isPoint);
    if (fits && profile.isHuge) {
      problems.push({ code: 'data.hugeIntegers', severity: 'warning', values: { field: table.names[index] ?? '' } });
    }
    const isNumber = fits && !profile.isHuge;
    return { index, isNumber, expression: isNumber ? readAsNumber(index, sign) : `c${index}` };
  });
  return { types, problems };
}

function readAsNumber(index: number, sign: Decimal): string {
  const text = trimmed(index);
  return `try_cast(${sign === ',' ? `replace(replace(${text}, '.', ''), ',', '.')` : text} as double)`;
}

/** What a column of numbers or texts is, from all its values. Numbers beyond float64 become missing ones. */
export function describeField(
  name: string,
  column: Column,
  role: FieldType['role'],
  problems: NodeProblem[],
): Omit<FieldType, 'role'> {
  if (column.type === 'texts') {
    const known = new Set<string>();
    let missing = 0;
    let longest = 0;
    for (const text of column.values) {
      if (text === null) missing++;
      else {
        if (known.size <= MAX_CATEGORIES) known.add(text);
        if (text.length > longest) longest = text.length;
      }
    }
    return describeTexts(name, missing, known.size > MAX_CATEGORIES ? null : [...known].sort(compareTexts), longest);
  }
  const missing = setAsideInfinite(name, column.values, problems);
  const classes = role === 'target' && missing === 0 ? readClassNumbers(column.values) : null;
  return describeNumbers(name, missing, classes ? classes.map(Number) : null);
}

/** A column of texts: a category when its different values (null: too many to count) are few and short. */
export function describeTexts(
  name: string,
  missing: number,
  known: readonly string[] | null,
  longest: number,
): Omit<FieldType, 'role'> {
  // A handful of letters is not a list of classes: names of classes are short.
  if (!known || known.length > MAX_CATEGORIES || longest > LONGEST_CATEGORY) {
    return { name, dtype: 'string', shape: [], missing, semantic: 'text' };
  }
  return { name, dtype: 'string', shape: [], missing, semantic: 'category', classes: known };
}

/** A column of numbers: classes when its different values (only of a target; null: not asked) are 0 … k − 1. */
export function describeNumbers(
  name: string,
  missing: number,
  values: readonly number[] | null,
): Omit<FieldType, 'role'> {
  const classes = values && missing === 0 ? readClassNumbers(Float64Array.from(values)) : null;
  return classes
    ? { name, dtype: 'int32', shape: [], semantic: 'category', classes, missing }
    : { name, dtype: 'float32', shape: [], semantic: 'number', missing };
}

/** A number beyond float64 is read as infinite: it counts as missing, and that is said. Returns how many are missing in all. */
function setAsideInfinite(name: string, values: NumberValues, problems: NodeProblem[]): number {
  let missing = 0;
  let tooLarge = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (Number.isFinite(value)) continue;
    if (!Number.isNaN(value)) tooLarge++;
    values[row] = Number.NaN;
    missing++;
  }
  if (tooLarge > 0) {
    problems.push({ code: 'data.numbersTooLarge', severity: 'warning', values: { field: name, count: tooLarge } });
  }
  return missing;
}

/** Class numbers as whole numbers. */
export function asClassNumbers(column: Column, field: FieldType | undefined): Column {
  if (column.type === 'texts' || !field?.classes) return column;
  return { ...column, values: Int32Array.from(column.values) };
}

/** The names of the classes when the values are 0 … k−1, each there: labels as people write them. Null for other numbers. */
export function readClassNumbers(values: NumberValues, most = MOST_CLASS_NUMBERS): string[] | null {
  const seen = new Set<number>();
  for (const value of values) {
    seen.add(value);
    if (seen.size > most) return null;
  }
  if (seen.size < 2) return null;
  for (let value = 0; value < seen.size; value++) if (!seen.has(value)) return null;
  return Array.from({ length: seen.size }, (_, value) => String(value));
}

/** By code points: the same order on every machine, whatever its language. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
