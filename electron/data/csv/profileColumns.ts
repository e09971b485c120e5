import { readTexts } from '../columns.ts';
import { COMMA_NUMBER, commaNumber, POINT_NUMBER, pointNumber } from './dialect.ts';
import { readColumns } from './readColumns.ts';
import { quote, type TextTable } from './readTable.ts';

/** What is known of one column of texts before its type is chosen. Missing cells do not count. */
export interface Profile {
  readonly index: number;
  readonly missing: number;
  /** Every cell is a number with a decimal point. */
  readonly isPoint: boolean;
  /** Every cell is a number with a decimal comma. */
  readonly isComma: boolean;
  /** Some are whole numbers that a float64 cannot hold exactly. */
  readonly isHuge: boolean;
}

/** With or without points between thousands. */
const WHOLE_NUMBER = '[+-]?([0-9]+|[0-9]{1,3}([.][0-9]{3})+)';
const wholeNumber = new RegExp(`^${WHOLE_NUMBER}$`);

const COLUMNS_AT_A_TIME = 64;
/** What does not fit these rows is not looked at further: most columns of text are told after a few. */
const SAMPLE_ROWS = 1000;

/** Tells of every column whether its cells are numbers, and how they are written. */
export async function profileColumns(table: TextTable): Promise<Profile[]> {
  const indices = table.names.map((_, index) => index);
  const sample = await readColumns(
    table,
    indices.map((index) => `c${index}`),
    [],
    SAMPLE_ROWS,
  );
  const profiles = sample.map((column, index) => profileTexts(index, readTexts(column)));
  if (table.rows <= SAMPLE_ROWS) return profiles;
  const whole: Profile[] = [];
  for (let start = 0; start < profiles.length; start += COLUMNS_AT_A_TIME) {
    const some = profiles.slice(start, start + COLUMNS_AT_A_TIME);
    const answers = await ask(table, some.flatMap(questionsAbout));
    for (const [i, { index }] of some.entries()) {
      const [missing, point, comma, huge] = answers.slice(4 * i, 4 * i + 4);
      const [isPoint, isComma, isHuge] = [point === true, comma === true, huge === true];
      whole.push({ index, missing: Number(missing), isPoint, isComma, isHuge });
    }
  }
  return whole;
}

/** The same questions as those in SQL below, for a few cells. */
function profileTexts(index: number, texts: readonly (string | null)[]): Profile {
  // Spaces only, as SQL's trim takes them: what is said here must be what is read there.
  const cells = texts.flatMap((text) => text?.replace(/^ +| +$/g, '') ?? []);
  const hasDigit = (cell: string) => /[0-9]/.test(cell);
  return {
    index,
    missing: texts.length - cells.length,
    isPoint: cells.every((cell) => pointNumber.test(cell)),
    isComma: cells.every((cell) => commaNumber.test(cell) && hasDigit(cell)),
    isHuge: cells.some((cell) => wholeNumber.test(cell) && !isExact(cell.replaceAll('.', ''))),
  };
}

/** True when a float64 holds every digit of a whole number. */
function isExact(digits: string): boolean {
  const number = Number(digits);
  return (
    Number.isSafeInteger(number) || (Number.isFinite(number) && BigInt(number) === BigInt(digits.replace('+', '')))
  );
}

/** Missing cells, point, comma, huge: what the sample has already denied is not asked again. */
function questionsAbout({ index, isPoint, isComma }: Profile): string[] {
  return [
    `count(*) - count(c${index})`,
    isPoint ? askPoint(index) : 'false',
    isComma ? askComma(index) : 'false',
    isPoint || isComma ? askHuge(index) : 'false',
  ];
}

async function ask(table: TextTable, expressions: readonly string[]): Promise<readonly unknown[]> {
  return (await table.connection.runAndReadAll(`select ${expressions.join(',\n')} from cells`)).getRows()[0] ?? [];
}

/** A cast is much faster than a pattern, but takes `1_000`, `inf` and tabs around a number too. */
function askPoint(index: number): string {
  const cell = trimmed(index);
  const isPlain = `not contains(${cell}, '_') and left(${cell}, 1) > ' ' and right(${cell}, 1) > ' '`;
  const isNumber = `case when isfinite(try_cast(${cell} as double)) then ${isPlain} else regexp_full_match(${cell}, ${quote(POINT_NUMBER)}) end`;
  return `bool_and(${isNumber})`;
}

/** A point and a comma alone are no numbers. */
function askComma(index: number): string {
  const cell = trimmed(index);
  const isNumber = `regexp_full_match(${cell}, ${quote(COMMA_NUMBER)}) and regexp_matches(c${index}, '[0-9]')`;
  // Most columns hold whole numbers, which are the same with either sign: a short pattern tells them faster.
  const isWhole = `regexp_full_match(${cell}, '[0-9]+')`;
  return `bool_and(case when ${isWhole} then true else ${isNumber} end)`;
}

function askHuge(index: number): string {
  const digits = `replace(${trimmed(index)}, '.', '')`;
  const exact = `try_cast(${digits} as hugeint)`;
  const differs = `${exact} is null or ${exact} is distinct from try_cast(try_cast(${digits} as double) as hugeint)`;
  const isWhole = `regexp_full_match(${trimmed(index)}, ${quote(WHOLE_NUMBER)})`;
  return `bool_or(case when length(c${index}) < 16 then false else ${isWhole} and (${differs}) end)`;
}

/** A cell without the spaces around it. Spaces only: other white space is no part of a number. */
export function trimmed(index: number): string {
  return `trim(c${index}, ' ')`;
}
