/** What an expression is about, by its place in the text: first and one past the last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What an expression has to know about a column. */
export interface ColumnType {
  readonly name: string;
  readonly dtype: string;
  /** [] for one value a row; only such columns can be calculated with. */
  readonly shape: readonly (number | null)[];
  readonly classes?: readonly string[] | null;
}

export type ValueType = 'number' | 'text' | 'logical';
export type Literal = number | string | boolean;

const BINARY_OPERATORS = ['or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', '^'] as const;
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

/** A parsed expression. Plain data: nothing in it is ever run as code. */
export type Expression = Span &
  (
    | { readonly type: 'literal'; readonly value: Literal }
    | { readonly type: 'column'; readonly name: string }
    | { readonly type: 'not' | 'negate'; readonly of: Expression }
    | {
        readonly type: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly type: 'in'; readonly of: Expression; readonly list: readonly Literal[]; readonly negated: boolean }
    | { readonly type: 'missing'; readonly of: Expression; readonly negated: boolean }
    | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[] }
  );

/** Names of all columns that an expression reads, each once. */
export function listColumns(expression: Expression): readonly string[] {
  const found = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.type === 'column') found.add(node.name);
    else if (node.type === 'binary') for (const side of [node.left, node.right]) visit(side);
    else if (node.type === 'call') node.args.forEach(visit);
    else if (node.type !== 'literal') visit(node.of);
  };
  visit(expression);
  return [...found];
}
