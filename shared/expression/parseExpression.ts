import type { BinaryOperator, Expression, Literal } from './ast.ts';
import { ExpressionError } from './expressionProblem.ts';
import { readTokens, type Token } from './readTokens.ts';

/** Longer or deeper than anyone writes; keeps a hostile project from exhausting the stack. */
const MAX_LENGTH = 4000;
const MAX_DEPTH = 100;

/** Binary operators, weakest first; those of a level group to the left. `not` binds between `and` and comparisons. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];
const COMPARISON = 2;

/**
 * Parses an expression:
 *   or · and · not · = != < <= > >= · [not] in (a, b) · is [not] missing · + - · * / % · -x · x ^ y
 *   numbers, 'text', column, `any column`, true, false, function(…), (…)
 * Throws ExpressionError.
 */
export function parseExpression(source: string): Expression {
  if (source.length > MAX_LENGTH)
    throw new ExpressionError('expression.tooLong', { start: MAX_LENGTH, end: source.length });
  const parser = new Parser(readTokens(source));
  return parser.parseAll();
}

class Parser {
  private at = 0;
  private depth = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  parseAll(): Expression {
    if (this.isEnd()) {
      throw new ExpressionError('expression.empty', this.next, { example: "age >= 18 and city in ('Oslo', 'Bergen')" });
    }
    const whole = this.parseLevel(0);
    if (!this.isEnd()) this.fail('end');
    return whole;
  }

  private get next(): Token {
    const token = this.tokens[this.at] ?? this.tokens.at(-1);
    if (!token) throw new Error('There is always an end token');
    return token;
  }

  private isEnd(): boolean {
    return this.next.type === 'end';
  }

  private take(): Token {
    const token = this.next;
    this.at++;
    return token;
  }

  private fail(expected: string): never {
    const found = this.next.type === 'end' ? '@expression.end' : String(this.next.value);
    throw new ExpressionError('expression.unexpected', this.next, {
      found,
      expected: `@expression.expected.${expected}`,
    });
  }

  /** Keywords may be written in any case; a name in backticks is never one. */
  private isWord(word: string, token = this.next): boolean {
    return token.type === 'name' && !token.quoted && token.value.toLowerCase() === word;
  }

  private takeWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.at++;
    return found;
  }

  private takeSign(sign: string): boolean {
    const found = this.next.type === 'sign' && this.next.value === sign;
    if (found) this.at++;
    return found;
  }

  private takeOperator(operators: readonly BinaryOperator[]): BinaryOperator | undefined {
    return operators.find((one) => (one === 'or' || one === 'and' ? this.takeWord(one) : this.takeSign(one)));
  }

  private parseLevel(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.parseSigned();
    if (level === COMPARISON && this.isWord('not')) return this.parseNot();
    let left = this.parseLevel(level + 1);
    for (;;) {
      const test = level === COMPARISON ? this.parseTest(left) : null;
      const operator = test ? undefined : this.takeOperator(operators);
      if (!test && !operator) return left;
      if (test) left = test;
      if (operator) {
        const right = this.parseLevel(level + 1);
        left = { type: 'binary', operator, left, right, start: left.start, end: right.end };
      }
    }
  }

  private parseNot(): Expression {
    const { start } = this.take();
    const of = this.deeper(() => this.parseLevel(COMPARISON));
    return { type: 'not', of, start, end: of.end };
  }

  /** What may follow a value: `is [not] missing`, `[not] in (…)`. */
  private parseTest(of: Expression): Expression | null {
    if (this.takeWord('is')) {
      const negated = this.takeWord('not');
      if (!this.isWord('missing')) this.fail('missing');
      return { type: 'missing', of, negated, start: of.start, end: this.take().end };
    }
    const negated = this.takeWord('not');
    if (!this.takeWord('in')) return negated ? this.fail('in') : null;
    if (!this.takeSign('(')) this.fail('open');
    const list: Literal[] = [];
    do list.push(this.parseLiteral());
    while (this.takeSign(','));
    const { end } = this.next;
    if (!this.takeSign(')')) this.fail('close');
    return { type: 'in', of, list, negated, start: of.start, end };
  }

  private parseLiteral(): Literal {
    const negative = this.takeSign('-');
    const token = this.next;
    if (token.type === 'number') {
      this.at++;
      return negative ? -token.value : token.value;
    }
    if (token.type !== 'text' || negative) this.fail('literal');
    this.at++;
    return token.value;
  }

  /** -x ^ y is -(x ^ y), as in mathematics; x ^ -y is allowed. */
  private parseSigned(): Expression {
    const { start } = this.next;
    if (this.takeSign('-')) {
      const of = this.deeper(() => this.parseSigned());
      return { type: 'negate', of, start, end: of.end };
    }
    const left = this.parseValue();
    if (!this.takeSign('^')) return left;
    const right = this.deeper(() => this.parseSigned());
    return { type: 'binary', operator: '^', left, right, start, end: right.end };
  }

  private parseValue(): Expression {
    const token = this.next;
    const { start, end } = token;
    if (token.type === 'number' || token.type === 'text') {
      this.at++;
      return { type: 'literal', value: token.value, start, end };
    }
    if (token.type === 'sign' && this.takeSign('(')) {
      const inner = this.deeper(() => this.parseLevel(0));
      const close = this.next.end;
      if (!this.takeSign(')')) this.fail('close');
      return { ...inner, start, end: close };
    }
    if (token.type !== 'name') return this.fail('value');
    this.at++;
    if (!token.quoted && this.takeSign('(')) return this.parseCall(token.value, start);
    const word = token.quoted ? '' : token.value.toLowerCase();
    if (word === 'true' || word === 'false') return { type: 'literal', value: word === 'true', start, end };
    return { type: 'column', name: token.value, start, end };
  }

  private parseCall(name: string, start: number): Expression {
    const args: Expression[] = [];
    let { end } = this.next;
    if (this.takeSign(')')) return { type: 'call', name: name.toLowerCase(), args, start, end };
    do args.push(this.deeper(() => this.parseLevel(0)));
    while (this.takeSign(','));
    ({ end } = this.next);
    if (!this.takeSign(')')) this.fail('close');
    return { type: 'call', name: name.toLowerCase(), args, start, end };
  }

  private deeper<T>(parse: () => T): T {
    if (++this.depth > MAX_DEPTH) throw new ExpressionError('expression.tooLong', this.next);
    const result = parse();
    this.depth--;
    return result;
  }
}
