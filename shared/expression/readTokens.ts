import type { Span } from './ast.ts';
import { ExpressionError } from './expressionProblem.ts';

export type Token = Span &
  (
    | { readonly type: 'number'; readonly value: number }
    | { readonly type: 'text'; readonly value: string }
    /** A name; `quoted` ones (in backticks) are never a keyword. */
    | { readonly type: 'name'; readonly value: string; readonly quoted: boolean }
    | { readonly type: 'sign'; readonly value: string }
    | { readonly type: 'end'; readonly value: '' }
  );

const SPACE = /\s+/y;
const NUMBER = /(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/y;
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const SIGN = /==|!=|<>|<=|>=|[=<>+\-*/%^(),]/y;
const SAME_AS: Readonly<Record<string, string>> = { '==': '=', '<>': '!=' };

/**
 * Cuts an expression into tokens. Text stands in '…' or "…", a column name with other characters than letters and
 * digits in `…`; the quotation mark itself is written twice. Throws ExpressionError at the place of the first mistake.
 */
export function readTokens(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = start;
    return pattern.exec(source)?.[0] ?? null;
  };
  while (start < source.length) {
    const space = match(SPACE);
    if (space !== null) {
      start += space.length;
      continue;
    }
    const token = readQuoted(source, start) ?? readPlain(match, start);
    if (!token) {
      const found = String.fromCodePoint(source.codePointAt(start) ?? 32);
      throw new ExpressionError('expression.badCharacter', { start, end: start + found.length }, { found });
    }
    tokens.push(token);
    start = token.end;
  }
  tokens.push({ type: 'end', value: '', start, end: start });
  return tokens;
}

function readPlain(match: (pattern: RegExp) => string | null, start: number): Token | null {
  const number = match(NUMBER);
  if (number !== null) {
    const span = { start, end: start + number.length };
    const value = Number(number);
    if (!Number.isFinite(value)) throw new ExpressionError('expression.badNumber', span, { found: number });
    return { type: 'number', value, ...span };
  }
  const name = match(NAME);
  if (name !== null) return { type: 'name', value: name, quoted: false, start, end: start + name.length };
  const sign = match(SIGN);
  return sign === null ? null : { type: 'sign', value: SAME_AS[sign] ?? sign, start, end: start + sign.length };
}

function readQuoted(source: string, start: number): Token | null {
  const mark = source[start];
  if (mark !== "'" && mark !== '"' && mark !== '`') return null;
  let value = '';
  for (let i = start + 1; i < source.length; i++) {
    if (source[i] !== mark) {
      value += source[i];
    } else if (source[i + 1] === mark) {
      value += mark;
      i++;
    } else {
      const span = { start, end: i + 1 };
      return mark === '`' ? { type: 'name', value, quoted: true, ...span } : { type: 'text', value, ...span };
    }
  }
  throw new ExpressionError('expression.openText', { start, end: source.length });
}
