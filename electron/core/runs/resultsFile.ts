import type { Language } from '../../../shared/base/text.ts';
import { formatMessage } from '../../../shared/messages/catalogue.ts';
import type { RowPrediction } from './predictRows.ts';

/**
 * The predictions of many rows as CSV (RFC 4180): one line a row, in the order of the input. For classes: the likeliest
 * one, its probability and the probability of each; for a regression the number. Dropped rows say why.
 */
export function formatResults(
  rows: readonly RowPrediction[],
  target: string,
  classes: readonly string[] | null,
  language: Language,
): string {
  const head = classes
    ? ['row', target, 'probability', ...classes.map((name) => `p(${name})`), 'note']
    : ['row', target, 'note'];
  const lines = rows.map(({ name, values, reason }) => {
    const note = reason ? formatMessage(reason.code, reason.values, language) : '';
    if (!values) return [name, ...head.slice(2).map(() => ''), note];
    if (!classes) return [name, values[0] ?? '', note];
    const { place, probability, all } = readProbabilities(values);
    return [name, classes[place] ?? String(place), probability, ...all, note];
  });
  return `${[head, ...lines].map((line) => line.map(formatCell).join(',')).join('\r\n')}\r\n`;
}

/** A binary model gives one number, the probability of the second class. */
export function readProbabilities(values: readonly number[]): {
  readonly place: number;
  readonly probability: number;
  readonly all: readonly number[];
} {
  const only = values[0] ?? Number.NaN;
  const all = values.length === 1 ? [1 - only, only] : values;
  const probability = Math.max(...all);
  return { place: all.indexOf(probability), probability, all };
}

/**
 * Numbers stay numbers. Text that a spreadsheet would run as a formula gets an apostrophe before it: a class name comes
 * from somebody's data, and the file goes to somebody else's spreadsheet.
 */
export function formatCell(cell: string | number): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
