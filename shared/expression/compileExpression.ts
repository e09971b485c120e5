import type { ColumnType, Expression, ValueType } from './ast.ts';
import { ExpressionError } from './expressionProblem.ts';
import { FUNCTION_NAMES, FUNCTIONS, type Value } from './functions.ts';

/** Reads one value of a row. What the values come from is the caller's business: a batch of columns, a single row. */
type ReadRow<R> = (row: R) => Value;
/** How a column is read: its place among the fields → a reader. */
type ReadColumn<R> = (index: number) => ReadRow<R>;

export interface Compiled<R> {
  readonly type: ValueType;
  readonly read: ReadRow<R>;
  /** All texts that can come out, where that is certain: a choice between literals or between classes. */
  readonly classes: readonly string[] | null;
}

/** What a column holds as a value: a class number counts as the text of its class. */
export function columnValueType(field: ColumnType): ValueType {
  if (field.dtype === 'string' || field.classes) return 'text';
  return field.dtype === 'bool' ? 'logical' : 'number';
}

/**
 * Checks the types of an expression against the fields and makes one function of it. A missing value makes whatever is
 * calculated from it missing; `and` and `or` are certain as soon as one side decides.
 * Throws ExpressionError.
 */
export function compileExpression<R>(
  node: Expression,
  fields: readonly ColumnType[],
  column: ReadColumn<R>,
): Compiled<R> {
  const compile = (inner: Expression) => compileExpression(inner, fields, column);
  const compileAs = (inner: Expression, needs: ValueType) => {
    const compiled = compile(inner);
    requireType(inner, compiled.type, needs);
    return compiled;
  };
  switch (node.type) {
    case 'literal': {
      const { value } = node;
      return { type: typeOf(value), read: () => value, classes: typeof value === 'string' ? [value] : null };
    }
    case 'column':
      return compileColumn(node, fields, column);
    case 'negate': {
      const { read } = compileAs(node.of, 'number');
      return plain('number', (row) => present(read(row), (value) => -Number(value)));
    }
    case 'not': {
      const { read } = compileAs(node.of, 'logical');
      return plain('logical', (row) => present(read(row), (value) => !value));
    }
    case 'missing': {
      const { read } = compile(node.of);
      return plain('logical', (row) => (read(row) === null) !== node.negated);
    }
    case 'in': {
      const { read, type } = compile(node.of);
      for (const value of node.list) requireType(node, typeOf(value), type);
      const list = new Set<Value>(node.list);
      return plain('logical', (row) => present(read(row), (value) => list.has(value) !== node.negated));
    }
    case 'binary':
      return node.operator === 'and' || node.operator === 'or'
        ? compileLogical(node.operator, compileAs(node.left, 'logical').read, compileAs(node.right, 'logical').read)
        : compileBinary(node, compile(node.left), compile(node.right));
    case 'call':
      return node.name === 'if' || node.name === 'coalesce' ? compileChoice(node, compile) : compileCall(node, compile);
  }
}

function compileColumn<R>(
  node: Extract<Expression, { type: 'column' }>,
  fields: readonly ColumnType[],
  column: ReadColumn<R>,
): Compiled<R> {
  const index = fields.findIndex(({ name }) => name === node.name);
  const field = fields[index];
  if (!field) {
    const known = fields.map(({ name }) => name).join(', ');
    throw new ExpressionError('expression.unknownColumn', node, { field: node.name, known });
  }
  if (field.shape.length > 0) throw new ExpressionError('expression.columnNotPlain', node, { field: node.name });
  return { type: columnValueType(field), read: column(index), classes: field.classes ?? null };
}

function compileLogical<R>(operator: 'and' | 'or', left: ReadRow<R>, right: ReadRow<R>): Compiled<R> {
  const decisive = operator === 'or';
  return plain('logical', (row) => {
    const a = left(row);
    if (a === decisive) return decisive;
    const b = right(row);
    if (b === decisive) return decisive;
    return a === null || b === null ? null : !decisive;
  });
}

type Binary = Extract<Expression, { type: 'binary' }>;

const ARITHMETIC: Readonly<Partial<Record<Binary['operator'], (a: number, b: number) => number>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': (a, b) => a ** b,
};
const COMPARE: Readonly<Partial<Record<Binary['operator'], (a: Value, b: Value) => boolean>>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => order(a, b) < 0,
  '<=': (a, b) => order(a, b) <= 0,
  '>': (a, b) => order(a, b) > 0,
  '>=': (a, b) => order(a, b) >= 0,
};

function compileBinary<R>(node: Binary, left: Compiled<R>, right: Compiled<R>): Compiled<R> {
  const calculate = ARITHMETIC[node.operator];
  if (calculate) {
    requireType(node.left, left.type, 'number');
    requireType(node.right, right.type, 'number');
    return plain('number', (row) => {
      const a = left.read(row);
      const b = right.read(row);
      return a === null || b === null ? null : finite(calculate(Number(a), Number(b)));
    });
  }
  requireType(node.right, right.type, left.type);
  const compare = COMPARE[node.operator];
  if (!compare) throw new Error(`No operator ${node.operator}`);
  return plain('logical', (row) => {
    const a = left.read(row);
    const b = right.read(row);
    return a === null || b === null ? null : compare(a, b);
  });
}

type Call = Extract<Expression, { type: 'call' }>;

/** if(condition, a, b): b too when the condition is missing. coalesce(a, b, …): the first that is there. */
function compileChoice<R>(node: Call, compile: (inner: Expression) => Compiled<R>): Compiled<R> {
  const isIf = node.name === 'if';
  if (isIf ? node.args.length !== 3 : node.args.length < 2) failCount(node, isIf ? '3' : '2+');
  const compiled = node.args.map(compile);
  const [condition, ...rest] = compiled;
  const branches = isIf ? rest : compiled;
  const [first, second] = branches;
  if (!condition || !first || !second) throw new Error('Counted above');
  if (isIf) requireType(node.args[0] ?? node, condition.type, 'logical');
  for (const [i, branch] of branches.entries()) {
    requireType(node.args[i + (isIf ? 1 : 0)] ?? node, branch.type, first.type);
  }
  const classes = branches.every((branch) => branch.classes)
    ? [...new Set(branches.flatMap((one) => one.classes ?? []))]
    : null;
  const read: ReadRow<R> = isIf
    ? (row) => (condition.read(row) === true ? first : second).read(row)
    : (row) => {
        for (const branch of branches) {
          const value = branch.read(row);
          if (value !== null) return value;
        }
        return null;
      };
  return { type: first.type, read, classes };
}

function compileCall<R>(node: Call, compile: (inner: Expression) => Compiled<R>): Compiled<R> {
  const called = Object.hasOwn(FUNCTIONS, node.name) ? FUNCTIONS[node.name] : undefined;
  if (!called) {
    throw new ExpressionError('expression.unknownFunction', node, {
      name: node.name,
      known: FUNCTION_NAMES.join(', '),
    });
  }
  const { takes, optional = 0, repeats = false } = called;
  const least = takes.length - optional;
  if (node.args.length < least || (!repeats && node.args.length > takes.length)) {
    failCount(node, repeats ? `${least}+` : optional > 0 ? `${least}–${takes.length}` : String(least));
  }
  const args = node.args.map((arg, i) => {
    const compiled = compile(arg);
    requireType(arg, compiled.type, takes[i] ?? takes.at(-1) ?? 'number');
    return compiled.read;
  });
  // The arguments have been checked against what the function takes, which its own type cannot say.
  const run = called.run as (...values: Value[]) => number | string | boolean;
  return plain(called.gives, (row) => {
    const values: Value[] = [];
    for (const arg of args) {
      const value = arg(row);
      if (value === null) return null;
      values.push(value);
    }
    return finite(run(...values));
  });
}

function failCount(node: Call, needs: string): never {
  throw new ExpressionError('expression.argumentCount', node, { name: node.name, needs, got: node.args.length });
}

function requireType(node: Expression, got: ValueType, needs: ValueType): void {
  if (got === needs) return;
  const values = { needs: `@expression.type.${needs}`, got: `@expression.type.${got}` };
  throw new ExpressionError('expression.typeMismatch', node, values);
}

function plain<R>(type: ValueType, read: ReadRow<R>): Compiled<R> {
  return { type, read, classes: null };
}

function typeOf(value: number | string | boolean): ValueType {
  if (typeof value === 'boolean') return 'logical';
  return typeof value === 'number' ? 'number' : 'text';
}

function present(value: Value, then: (value: number | string | boolean) => Value): Value {
  return value === null ? null : then(value);
}

/** Dividing by zero, the root of −1: there is no such number, so it is missing. */
function finite(value: number | string | boolean): Value {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function order(a: Value, b: Value): number {
  if (a === null || b === null || a === b) return 0;
  return a < b ? -1 : 1;
}
