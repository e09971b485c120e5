import type { Language } from '../../shared/base/text.ts';

/** The locale that numbers and dates follow. */
export function localeOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}

/** `0:41`, `12:05`, `1:02:03`; the same in every language. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** A measured value: four significant digits or `digits`, exponents for the very small and the very large. */
export function formatMeasure(value: number, language: Language, digits = 4): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e7)) {
    const [mantissa, exponent] = value.toExponential(2).split('e');
    const factor = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 2 }).format(Number(mantissa));
    return `${factor}e${Number(exponent)}`;
  }
  return new Intl.NumberFormat(localeOf(language), {
    maximumSignificantDigits: size >= 1000 ? 6 : digits,
    minimumSignificantDigits: size >= 1000 || Number.isInteger(value) ? 1 : digits,
  }).format(value);
}

/** A value at a tick of an axis: no more digits than it needs. */
export function formatTick(value: number, language: Language): string {
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e7)) return formatMeasure(value, language);
  return new Intl.NumberFormat(localeOf(language), { maximumSignificantDigits: 6 }).format(value);
}

/** A share of one as per cent, one decimal. */
export function formatShare(share: number, language: Language, digits = 1): string {
  if (!Number.isFinite(share)) return '–';
  return new Intl.NumberFormat(localeOf(language), {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share);
}

/** Metrics that are shares of one by nature: they read better as per cent. */
export function isShare(metric: string): boolean {
  return /accuracy|precision|recall|f1|auc/i.test(metric.replace(/^val_/, ''));
}

/** The value of a metric by its name: accuracy as per cent, the rest as a measure. */
export function formatMetric(metric: string, value: number, language: Language): string {
  return isShare(metric) ? formatShare(value, language, 2) : formatMeasure(value, language);
}

/** Day and time, short: today only the time. `now` for tests. */
export function formatMoment(moment: number, language: Language, now: number = Date.now()): string {
  const date = new Date(moment);
  const today = date.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(localeOf(language), {
    ...(today ? {} : { year: 'numeric', month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
}

/** `5 minutes ago`, `yesterday`. `now` for tests. */
export function formatAgo(moment: number, language: Language, now: number = Date.now()): string {
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  const seconds = Math.round((moment - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return format.format(0, 'minute') === 'this minute' ? 'just now' : format.format(0, 'minute');
  if (size < 3600) return format.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.round(seconds / 3600), 'hour');
  if (size < 30 * 86_400) return format.format(Math.round(seconds / 86_400), 'day');
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' }).format(new Date(moment));
}

/** A small difference with one significant digit: `6e-8`. */
export function formatDifference(value: number, language: Language): string {
  const [mantissa, exponent] = value.toExponential(0).split('e');
  return Math.abs(value) >= 1e-3 ? formatMeasure(value, language) : `${mantissa}e${Number(exponent)}`;
}
