import type { ValueType } from './ast.ts';

/** The value of an expression for one row; null is missing. */
export type Value = number | string | boolean | null;

/** A function of the grammar. It is called with present values of the right types only. */
export interface ExpressionFunction {
  /** Types of its arguments; the last one may be repeated when `repeats`. */
  readonly takes: readonly ValueType[];
  /** So many arguments at the end may be left out. */
  readonly optional?: number;
  readonly repeats?: boolean;
  readonly gives: ValueType;
  readonly run: (...args: never[]) => number | string | boolean;
}

const ofNumber = (run: (x: number) => number): ExpressionFunction => ({ takes: ['number'], gives: 'number', run });
const ofText = (run: (text: string) => string): ExpressionFunction => ({ takes: ['text'], gives: 'text', run });
const testsText = (run: (text: string, part: string) => boolean): ExpressionFunction => ({
  takes: ['text', 'text'],
  gives: 'logical',
  run,
});

/** All functions by name (lower case). `if` and `coalesce` take missing values and are known to the checker by name. */
export const FUNCTIONS: Readonly<Record<string, ExpressionFunction>> = {
  abs: ofNumber(Math.abs),
  sqrt: ofNumber(Math.sqrt),
  exp: ofNumber(Math.exp),
  log: ofNumber(Math.log),
  log10: ofNumber(Math.log10),
  sin: ofNumber(Math.sin),
  cos: ofNumber(Math.cos),
  floor: ofNumber(Math.floor),
  ceil: ofNumber(Math.ceil),
  round: {
    takes: ['number', 'number'],
    optional: 1,
    gives: 'number',
    run: (x: number, digits = 0) => {
      const factor = 10 ** digits;
      return Math.round(x * factor) / factor;
    },
  },
  min: { takes: ['number'], repeats: true, gives: 'number', run: Math.min },
  max: { takes: ['number'], repeats: true, gives: 'number', run: Math.max },
  lower: ofText((text) => text.toLowerCase()),
  upper: ofText((text) => text.toUpperCase()),
  trim: ofText((text) => text.trim()),
  length: { takes: ['text'], gives: 'number', run: (text: string) => [...text].length },
  contains: testsText((text, part) => text.includes(part)),
  startswith: testsText((text, part) => text.startsWith(part)),
  endswith: testsText((text, part) => text.endsWith(part)),
  replace: {
    takes: ['text', 'text', 'text'],
    gives: 'text',
    run: (text: string, what: string, by: string) => (what === '' ? text : text.split(what).join(by)),
  },
  left: {
    takes: ['text', 'number'],
    gives: 'text',
    run: (text: string, n: number) => [...text].slice(0, Math.max(0, n)).join(''),
  },
  right: {
    takes: ['text', 'number'],
    gives: 'text',
    run: (text: string, n: number) => (n > 0 ? [...text].slice(-n).join('') : ''),
  },
  concat: { takes: ['text'], repeats: true, gives: 'text', run: (...texts: string[]) => texts.join('') },
  /** Text that is no number is missing. */
  number: { takes: ['text'], gives: 'number', run: (text: string) => (text.trim() === '' ? Number.NaN : Number(text)) },
  text: { takes: ['number'], gives: 'text', run: (x: number) => String(x) },
};

/** Names of all functions, for messages and help. */
export const FUNCTION_NAMES: readonly string[] = [...Object.keys(FUNCTIONS), 'if', 'coalesce'];
