import { splitHead } from './records.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** How many records are looked at to recognise a dialect. */
const SAMPLE_RECORDS = 200;

export interface Dialect {
  readonly delimiter: Delimiter;
  readonly header: boolean;
  /** The first record, which names the columns when `header`. */
  readonly first: readonly string[];
}

/**
 * Recognises separator and header from the head of a file. Our own and not DuckDB's, which takes a ragged line near the
 * top for a reason to skip everything above it, without a word.
 */
export function recogniseDialect(
  text: string,
  cut: boolean,
  chosen: { readonly delimiter: Delimiter | null; readonly header: boolean | null },
): Dialect {
  const delimiter = chosen.delimiter ?? recogniseDelimiter(text, cut);
  const records = splitHead(text, delimiter, SAMPLE_RECORDS, cut);
  return { delimiter, header: chosen.header ?? recogniseHeader(records), first: records[0] ?? [] };
}

/** The separator that gives most records the same number of cells, more than one; a comma when none does. */
function recogniseDelimiter(text: string, cut: boolean): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const widths = splitHead(text, delimiter, SAMPLE_RECORDS, cut).map((cells) => cells.length);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    if (width < 2) continue;
    // Agreement counts first. Where two agree (decimal commas between semicolons), the head line, which has no numbers, decides.
    const score = count / widths.length + (widths[0] === width ? 0.5 : 0) + width * 1e-6;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/**
 * A first line is a header when it names a column of numbers with something that is no number. Where no column has
 * numbers it is one too, because tables with names are far more common than tables without.
 */
function recogniseHeader(records: readonly (readonly string[])[]): boolean {
  const [first, ...others] = records;
  if (!first || others.length === 0) return true;
  let numberColumns = 0;
  for (const [column, name] of first.entries()) {
    const cells = others.map((cells) => cells[column]?.trim() ?? '').filter((cell) => !isMissingText(cell));
    if (cells.length === 0 || !cells.every(isNumberText)) continue;
    numberColumns++;
    if (!isNumberText(name.trim()) && !isMissingText(name.trim())) return true;
  }
  return numberColumns === 0;
}

const MISSING = new Set(['', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL']);

/** True for what stands for "no value" in a cell. */
export function isMissingText(cell: string): boolean {
  return MISSING.has(cell);
}
/** The same, for SQL. */
export const MISSING_TEXTS: readonly string[] = [...MISSING];

/** A number with a decimal point (`1`, `-2.5`, `.5`, `1e-3`). RE2 and JavaScript read it alike. */
export const POINT_NUMBER = '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?';
/** A number with a decimal comma, with or without points between thousands (`1,5`, `1.234,5`). */
export const COMMA_NUMBER = '[+-]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)?(,[0-9]+)?([eE][+-]?[0-9]+)?';

const anyNumber = new RegExp(`^(${POINT_NUMBER}|${COMMA_NUMBER})$`);
export const pointNumber = new RegExp(`^${POINT_NUMBER}$`);
export const commaNumber = new RegExp(`^${COMMA_NUMBER}$`);

function isNumberText(cell: string): boolean {
  return /[0-9]/.test(cell) && anyNumber.test(cell);
}

/** The number that a text means, NaN when it means none. */
export function parseNumber(text: string, decimal: '.' | ','): number {
  const cell = text.trim();
  if (!/[0-9]/.test(cell)) return Number.NaN;
  if (decimal === '.') return pointNumber.test(cell) ? Number(cell) : Number.NaN;
  return commaNumber.test(cell) ? Number(cell.replaceAll('.', '').replace(',', '.')) : Number.NaN;
}
