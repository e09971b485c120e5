import type { Problem } from '../base/problem.ts';
import type { Span } from './ast.ts';

/** Something is wrong with an expression at a place. Thrown inside of this folder only; what leaves it is a problem. */
export class ExpressionError extends Error {
  constructor(
    readonly code: string,
    readonly span: Span,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

/** The error as a problem; its place counts characters from 1, as people do. */
export function toProblem({ code, span, values }: ExpressionError): Pick<Problem, 'code' | 'severity' | 'values'> {
  return { code, severity: 'error', values: { ...values, place: span.start + 1 } };
}
