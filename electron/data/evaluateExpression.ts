import { AppError } from '../../shared/base/appError.ts';
import type { Expression } from '../../shared/expression/ast.ts';
import { checkExpression } from '../../shared/expression/checkExpression.ts';
import { type Compiled, columnValueType, compileExpression } from '../../shared/expression/compileExpression.ts';
import type { Value } from '../../shared/expression/functions.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import { type Batch, type Column, columnAt } from './columns.ts';

/** One row of a batch. */
interface Place {
  readonly batch: Batch;
  readonly row: number;
}

/** The expression as a tree. Errors: the code of the problem that the canvas shows, with its place. */
export function requireExpression(source: string, fields: readonly FieldType[]): Expression {
  const checked = checkExpression(source, fields);
  if (!checked.ok) throw new AppError(checked.problem.code, checked.problem.values);
  return checked.value.expression;
}

/** An expression over batches with these fields: its type, and its value for each row of a batch. */
export function compileForBatches(
  expression: Expression,
  fields: readonly FieldType[],
): Omit<Compiled<Place>, 'read'> & { readonly evaluate: (batch: Batch) => Value[] } {
  const { read, ...rest } = compileExpression<Place>(expression, fields, (index) => {
    const field = fields[index];
    if (!field) throw new Error(`No field ${index}`);
    return ({ batch, row }) => readValue(field, columnAt(batch, index), row);
  });
  return { ...rest, evaluate: (batch) => Array.from(batch.rowIds, (_, row) => read({ batch, row })) };
}

function readValue(field: FieldType, column: Column, row: number): Value {
  if (column.type === 'texts') return column.values[row] ?? null;
  const value = (column.values[row] ?? Number.NaN) / (column.divisor ?? 1);
  if (Number.isNaN(value)) return null;
  switch (columnValueType(field)) {
    case 'text':
      return field.classes?.[value] ?? null;
    case 'logical':
      return value !== 0;
    default:
      return value;
  }
}
