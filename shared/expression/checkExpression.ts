import type { Problem } from '../base/problem.ts';
import type { ColumnType, Expression, ValueType } from './ast.ts';
import { compileExpression } from './compileExpression.ts';
import { ExpressionError, toProblem } from './expressionProblem.ts';
import { parseExpression } from './parseExpression.ts';

export interface CheckedExpression {
  readonly expression: Expression;
  readonly type: ValueType;
  readonly classes: readonly string[] | null;
}

/**
 * Reads an expression and checks it against the fields, while somebody types: what it gives, or one problem that names
 * the place. `needs`: the type that has to come out, any without it.
 */
export function checkExpression(
  source: string,
  fields: readonly ColumnType[],
  needs?: ValueType,
):
  | { readonly ok: true; readonly value: CheckedExpression }
  | { readonly ok: false; readonly problem: Pick<Problem, 'code' | 'severity' | 'values'> } {
  try {
    const expression = parseExpression(source);
    const { type, classes } = compileExpression(expression, fields, () => () => null);
    if (needs && type !== needs) {
      const values = { needs: `@expression.type.${needs}`, got: `@expression.type.${type}` };
      throw new ExpressionError('expression.typeMismatch', expression, values);
    }
    return { ok: true, value: { expression, type, classes } };
  } catch (error) {
    if (error instanceof ExpressionError) return { ok: false, problem: toProblem(error) };
    throw error;
  }
}
