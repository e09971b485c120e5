import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import type { Column } from '../columns.ts';
import { COMMA_NUMBER, POINT_NUMBER } from './dialect.ts';
import { quote, readOne, type TextTable } from './readTable.ts';
import { type Decimal, readCells } from './readTexts.ts';

/** More different texts than this are not categories but text. */
export const MAX_CATEGORIES = 1000;
/** A target of whole numbers 0 … k−1 with at most so many values is taken for class numbers. */
const MAX_CLASS_NUMBERS = 20;

/** What is known of one column of texts before it is read. */
interface Profile {
  readonly index: number;
  readonly name: string;
  readonly missing: number;
  readonly isPoint: boolean;
  readonly isComma: boolean;
  /** Whole numbers that a float64 cannot hold exactly. */
  readonly isHuge: boolean;
}

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
  const profiles: Profile[] = [];
  for (const [index, name] of table.names.entries()) profiles.push(await profileColumn(table, index, name));
  // One column that only makes sense with a comma tells how the others are to be read.
  const sign = decimal ?? (profiles.some((one) => one.isComma && !one.isPoint) ? ',' : '.');
  const targetName = target === '' ? table.names.at(-1) : target;
  const problems: NodeProblem[] = [];
  const fields: FieldType[] = [];
  const columns: Column[] = [];
  for (const profile of profiles) {
    const isTarget = profile.name === targetName;
    const isNumber = table.rows > profile.missing && (sign === ',' ? profile.isComma : profile.isPoint);
    if (isNumber && profile.isHuge) {
      problems.push({ code: 'data.hugeIntegers', severity: 'warning', values: { field: profile.name } });
    }
    const typed =
      isNumber && !profile.isHuge
        ? await readNumberColumn(table, profile, sign, isTarget, problems)
        : await readTextColumn(table, profile);
    fields.push({ ...typed.field, role: isTarget ? 'target' : 'feature' });
    columns.push(typed.column);
  }
  return { fields, columns, problems };
}

async function profileColumn(table: TextTable, index: number, name: string): Promise<Profile> {
  const cell = `trim(c${index})`;
  // A point and a comma alone are no numbers.
  const matches = (pattern: string) =>
    `bool_and(regexp_full_match(${cell}, ${quote(pattern)}) and regexp_matches(${cell}, '[0-9]'))`;
  const digits = `replace(${cell}, '.', '')`;
  const reader = await table.connection.runAndReadAll(`
    select count(*) filter (c${index} is null), ${matches(POINT_NUMBER)}, ${matches(COMMA_NUMBER)},
      bool_or(regexp_full_match(${cell}, '[+-]?[0-9.]{16,}')
        and try_cast(${digits} as hugeint) is distinct from try_cast(try_cast(${digits} as double) as hugeint))
    from cells`);
  const [missing, point, comma, huge] = reader.getRows()[0] ?? [];
  return {
    index,
    name,
    missing: Number(missing),
    isPoint: point === true,
    isComma: comma === true,
    isHuge: huge === true,
  };
}

interface Typed {
  readonly field: Omit<FieldType, 'role'>;
  readonly column: Column;
}

async function readNumberColumn(
  table: TextTable,
  { index, name }: Profile,
  sign: Decimal,
  isTarget: boolean,
  problems: NodeProblem[],
): Promise<Typed> {
  const text = `trim(c${index})`;
  const plain = sign === ',' ? `replace(replace(${text}, '.', ''), ',', '.')` : text;
  const cells = await readCells(table, `try_cast(${plain} as double)`);
  const values = new Float64Array(table.rows);
  let missing = 0;
  let tooLarge = 0;
  for (let row = 0; row < values.length; row++) {
    const cell = cells[row];
    values[row] = typeof cell === 'number' && Number.isFinite(cell) ? cell : Number.NaN;
    if (typeof cell === 'number' && !Number.isFinite(cell)) tooLarge++;
    if (Number.isNaN(values[row])) missing++;
  }
  if (tooLarge > 0) {
    problems.push({ code: 'data.numbersTooLarge', severity: 'warning', values: { field: name, count: tooLarge } });
  }
  const classes = isTarget && missing === 0 ? readClassNumbers(values) : null;
  if (classes) {
    const column: Column = { type: 'numbers', elements: 1, values: Int32Array.from(values) };
    return { field: { name, dtype: 'int32', shape: [], semantic: 'category', classes, missing }, column };
  }
  const column: Column = { type: 'numbers', elements: 1, values };
  return { field: { name, dtype: 'float32', shape: [], semantic: 'number', missing }, column };
}

/** The names of the classes when the values are 0 … k−1, each there: labels as people write them. Null for other numbers. */
function readClassNumbers(values: Float64Array): string[] | null {
  const seen = new Set(values);
  if (seen.size < 2 || seen.size > MAX_CLASS_NUMBERS) return null;
  for (let value = 0; value < seen.size; value++) if (!seen.has(value)) return null;
  return Array.from({ length: seen.size }, (_, value) => String(value));
}

async function readTextColumn(table: TextTable, { index, name, missing }: Profile): Promise<Typed> {
  const distinct = Number(await readOne(table.connection, `select count(distinct c${index}) from cells`));
  const cells = await readCells(table, `c${index}`);
  // Equal texts share one string, so that a category costs a pointer a row.
  const known = new Map<string, string>();
  const values = cells.map((cell) => {
    if (cell === null || cell === undefined) return null;
    const text = String(cell);
    const shared = known.get(text);
    if (shared !== undefined) return shared;
    if (known.size <= MAX_CATEGORIES) known.set(text, text);
    return text;
  });
  const column: Column = { type: 'texts', values };
  const field = { name, dtype: 'string', shape: [], missing } as const;
  if (distinct > MAX_CATEGORIES) return { field: { ...field, semantic: 'text' }, column };
  return { field: { ...field, semantic: 'category', classes: [...known.keys()].sort(compareTexts) }, column };
}

/** By code points: the same order on every machine, whatever its language. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
