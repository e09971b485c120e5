import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import type { Column } from '../columns.ts';
import { nameColumns } from '../csv/columnNames.ts';
import { isMissingText } from '../csv/dialect.ts';
import { asClassNumbers, describeField } from '../csv/typedColumns.ts';

export type TypedCell = string | number | null;

/**
 * A table of cells that know what they are (a sheet): the first row names the columns. A column is one of numbers when it
 * holds numbers only; else every cell is its text, and none is lost. A row may be shorter than the others.
 */
export function typeCells(
  rows: readonly (readonly TypedCell[])[],
  target: string,
): {
  readonly fields: readonly FieldType[];
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly problems: readonly NodeProblem[];
} {
  const [first = [], ...body] = rows;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const header = Array.from({ length: width }, (_, index) => (first[index] === null ? '' : String(first[index] ?? '')));
  const { names, problems: naming } = nameColumns(header, true);
  const problems = [...naming];
  const targetName = target === '' ? names.at(-1) : target;
  const fields: FieldType[] = [];
  const columns: Column[] = [];
  for (const [index, name] of names.entries()) {
    const column = columnOf(body.map((row) => row[index] ?? null));
    const role = name === targetName ? 'target' : 'feature';
    const field: FieldType = { ...describeField(name, column, role, problems), role };
    fields.push(field);
    columns.push(asClassNumbers(column, field));
  }
  return { fields, columns, rows: body.length, problems };
}

function columnOf(cells: readonly TypedCell[]): Column {
  const known = cells.map((cell) => (typeof cell === 'string' && isMissingText(cell.trim()) ? null : cell));
  const isNumber = known.some((cell) => cell !== null) && known.every((cell) => typeof cell !== 'string');
  if (isNumber) {
    return {
      type: 'numbers',
      elements: 1,
      values: Float64Array.from(known, (cell) => (typeof cell === 'number' ? cell : Number.NaN)),
    };
  }
  return { type: 'texts', values: known.map((cell) => (cell === null ? null : String(cell))) };
}
