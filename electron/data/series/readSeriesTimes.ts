import type { FieldType } from '../../../shared/nodes/portType.ts';
import { isDated, TIME_UNITS } from '../../../shared/nodes/prepare/series/seriesTime.ts';
import { type Column, readNumbers } from '../columns.ts';
import { readTimes } from '../readTimes.ts';

/**
 * The times of a column: dates (year first) in the unit since 1970, numbers as they are. NaN for what is missing or is no
 * date.
 */
export function readSeriesTimes(field: FieldType, column: Column, unit: keyof typeof TIME_UNITS): Float64Array {
  if (!isDated(field)) return Float64Array.from(readNumbers(column), Number);
  return readTimes(field, column, 'yearFirst').map((time) => time / TIME_UNITS[unit]);
}
