import type { Language } from '../../shared/base/text.ts';
import type { ChartAxis } from '../charts/metricSeries.ts';
import { formatDuration, localeOf } from '../ui/formatValues.ts';

/** A place on the horizontal axis in words: epochs with up to two decimals, or minutes and seconds. */
export function formatPlace(value: number, axis: ChartAxis, language: Language): string {
  if (axis === 'time') return formatDuration(value * 1000);
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 2 }).format(value);
}
