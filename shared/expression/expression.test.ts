import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnType, listColumns } from './ast.ts';
import { checkExpression } from './checkExpression.ts';
import { compileExpression } from './compileExpression.ts';
import type { Value } from './functions.ts';
import { parseExpression } from './parseExpression.ts';

const fields: readonly ColumnType[] = [
  { name: 'age', dtype: 'float32', shape: [] },
  { name: 'body mass', dtype: 'float32', shape: [] },
  { name: 'city', dtype: 'string', shape: [], classes: ['Oslo', 'Rome'] },
  { name: '年龄', dtype: 'float32', shape: [] },
  { name: 'image', dtype: 'uint8', shape: [2, 2, 1] },
  { name: 'sold', dtype: 'bool', shape: [] },
];

function evaluate(source: string, row: readonly Value[] = [30, 70, 'Oslo', 5, null, true]): Value {
  return compileExpression<readonly Value[]>(
    parseExpression(source),
    fields,
    (index) => (one) => one[index] ?? null,
  ).read(row);
}
const missing = [null, 70, null, null, null, null];

describe('what comes out', () => {
  it.each<[string, Value]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['-2 ^ 2', -4],
    ['2 ^ 3 ^ 2', 512],
    ['2 ^ -1', 0.5],
    ['7 % 4 / 2', 1.5],
    ['1e3 + .5', 1000.5],
    ['age / `body mass` * 7', 3],
    ['年龄 + 1', 6],
    ['1 / 0', null],
    ['sqrt(-1)', null],
    ['age > 18 and city = "Oslo"', true],
    ["age < 18 or not city <> 'Rome'", false],
    ['NOT age < 18 AND sold', true],
    ['not age in (1, 30)', false],
    ['age not in (1, -2)', true],
    ["city in ('Rome', 'Oslo')", true],
    ["city < 'P'", true],
    ['sold = true', true],
    ["'it''s'", "it's"],
    ['round(2.345, 2)', 2.35],
    ['max(1, age, 3) - min(2, 1)', 29],
    ["replace(lower(city), 'o', '0')", '0sl0'],
    ["contains(city, 'sl') and startsWith(city, 'O') and endsWith(city, 'o')", true],
    ["concat(left(city, 2), right(city, 1), upper('x'), text(age))", 'OsoX30'],
    ['length(trim("  a b "))', 3],
    ["number('12.5') + 1", 13.5],
    ["number('twelve')", null],
    ["if(age > 18, 'old', 'young')", 'old'],
    ['abs(-3) + floor(1.9) + ceil(1.1)', 6],
  ])('%s', (source, value) => expect(evaluate(source)).toBe(value));
});

describe('missing values', () => {
  it.each<[string, Value]>([
    ['age + 1', null],
    ['age > 3', null],
    ['not age > 3', null],
    ['age > 3 or `body mass` = 70', true],
    ['age > 3 and `body mass` = 71', false],
    ['`body mass` = 70 and age > 3', null],
    ['age is missing', true],
    ['age is not missing', false],
    ['age in (1)', null],
    ['lower(city)', null],
    ['coalesce(age, `body mass`)', 70],
    ["if(age > 3, 'a', 'b')", 'b'],
  ])('%s', (source, value) => expect(evaluate(source, missing)).toBe(value));
});

describe('what is wrong, and where', () => {
  it.each([
    ['', 'expression.empty', 1],
    ['age >', 'expression.unexpected', 6],
    ['age 3', 'expression.unexpected', 5],
    ['(age', 'expression.unexpected', 5],
    ['age is 3', 'expression.unexpected', 8],
    ['age not 3', 'expression.unexpected', 9],
    ['age in 3', 'expression.unexpected', 8],
    ['age in (city)', 'expression.unexpected', 9],
    ["age = 'x", 'expression.openText', 7],
    ['age # 2', 'expression.badCharacter', 5],
    ['1e999', 'expression.badNumber', 1],
    ['1 + height', 'expression.unknownColumn', 5],
    ['1 + image', 'expression.columnNotPlain', 5],
    ['1 + foo(2)', 'expression.unknownFunction', 5],
    ['1 + constructor(2)', 'expression.unknownFunction', 5],
    ['abs()', 'expression.argumentCount', 1],
    ['abs(1, 2)', 'expression.argumentCount', 1],
    ['if(true, 1)', 'expression.argumentCount', 1],
    ['1 + city', 'expression.typeMismatch', 5],
    ["age = 'x'", 'expression.typeMismatch', 7],
    ['age in (1, "x")', 'expression.typeMismatch', 1],
    ['age and sold', 'expression.typeMismatch', 1],
    ['1 < 2 < 3', 'expression.typeMismatch', 9],
    ["if(sold, 1, 'x')", 'expression.typeMismatch', 13],
    [`${'('.repeat(500)}1`, 'expression.tooLong', 102],
    [`1${'+1'.repeat(3000)}`, 'expression.tooLong', 4001],
  ])('%s', (source, code, place) => {
    const checked = checkExpression(source, fields);
    expect(checked).toMatchObject({ ok: false, problem: { code, severity: 'error', values: { place } } });
  });
  it('says what has to come out', () => {
    expect(checkExpression('age + 1', fields, 'logical')).toMatchObject({
      problem: { code: 'expression.typeMismatch' },
    });
    expect(checkExpression('age > 1', fields, 'logical')).toMatchObject({ ok: true, value: { type: 'logical' } });
  });
});

it('knows the texts that can come out where that is certain', () => {
  const classes = (source: string) => {
    const checked = checkExpression(source, fields);
    return checked.ok ? checked.value.classes : checked.problem;
  };
  expect(classes("if(age > 3, 'a', if(sold, 'b', 'a'))")).toEqual(['a', 'b']);
  expect(classes("coalesce(city, 'none')")).toEqual(['Oslo', 'Rome', 'none']);
  expect(classes('lower(city)')).toBeNull();
});

it('lists the columns that it reads', () => {
  expect(listColumns(parseExpression('if(age is missing, `body mass`, -age) > 3 and not city in ("x")'))).toEqual([
    'age',
    'body mass',
    'city',
  ]);
});

it('takes the longest chain that is allowed', () => {
  expect(evaluate(`1${'+1'.repeat(1999)}`)).toBe(2000);
});

it('either reads a text or names a place in it, whatever is written', () => {
  const piece = fc.constantFrom(
    'age',
    'city',
    '(',
    ')',
    '+',
    '-',
    'and',
    'not',
    'in',
    'is',
    'missing',
    "'",
    '`',
    ',',
    '1',
    '=',
    '^',
    'if(',
  );
  const written = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(written, (source) => {
      const checked = checkExpression(source, fields);
      if (checked.ok) return;
      const place = Number(checked.problem.values?.place);
      expect(place).toBeGreaterThanOrEqual(1);
      expect(place).toBeLessThanOrEqual(source.length + 1);
    }),
  );
});
