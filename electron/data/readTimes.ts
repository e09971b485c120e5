import type { FieldType } from '../../shared/nodes/portType.ts';
import type { Column } from './columns.ts';

export type TimeFormat = 'yearFirst' | 'dayFirst' | 'monthFirst' | 'seconds' | 'milliseconds';

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/;
const CLOCK = /^[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The times of a column in milliseconds since 1970; NaN for what is missing or is no date. A time without a zone is taken
 * as it is (as UTC), so that an hour means the same on every machine.
 */
export function readTimes(field: FieldType, column: Column, format: TimeFormat): Float64Array {
  if (column.type === 'texts') return Float64Array.from(column.values, (text) => readTime(text, format));
  const { classes } = field;
  return Float64Array.from(column.values, (value) => {
    if (classes) return readTime(classes[value] ?? null, format);
    if (format === 'seconds') return value * 1000;
    return format === 'milliseconds' ? value : Number.NaN;
  });
}

function readTime(text: string | null, format: TimeFormat): number {
  const written = text?.trim() ?? '';
  if (written === '') return Number.NaN;
  if (format === 'seconds') return Number(written) * 1000;
  if (format === 'milliseconds') return Number(written);
  const match = (format === 'yearFirst' ? YEAR_FIRST : YEAR_LAST).exec(written);
  if (!match) return Number.NaN;
  const [a = 0, b = 0, c = 0] = match.slice(1, 4).map(Number);
  const [year, month, day] = format === 'yearFirst' ? [a, b, c] : format === 'dayFirst' ? [c, b, a] : [c, a, b];
  const date = Date.UTC(year, month - 1, day);
  // 31 February would silently become 2 March.
  if (new Date(date).getUTCMonth() !== month - 1 || new Date(date).getUTCDate() !== day) return Number.NaN;
  const rest = written.slice(match[0].length);
  return rest === '' ? date : date + readClock(rest);
}

function readClock(text: string): number {
  const match = CLOCK.exec(text);
  if (!match) return Number.NaN;
  const [hour = 0, minute = 0, second = 0] = match.slice(1, 4).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const zone = match[5];
  const milliseconds = Math.floor(Number(`0${match[4] ?? ''}`) * 1000);
  return ((hour * 60 + minute - readZone(zone)) * 60 + second) * 1000 + milliseconds;
}

/** Minutes ahead of UTC. */
function readZone(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}
