import type { NodeProblem } from '../../definition.ts';
import { findField, isText } from '../../fieldNames.ts';
import { choice } from '../../params.ts';
import type { DatasetType, FieldType } from '../../portType.ts';
import { isPlainNumber } from '../tableNode.ts';

// What kinds that read a time from a column share.

const SECOND = 1000;
const DAY = 86_400 * SECOND;
/** Milliseconds of each unit in which lengths of time are given. */
export const TIME_UNITS = { seconds: SECOND, minutes: 60 * SECOND, hours: 3600 * SECOND, days: DAY, weeks: 7 * DAY };

export const timeUnit = choice({
  label: { en: 'Of', zh: '单位' },
  help: {
    en: 'What lengths of time are counted in. Where the time is a plain number, they are counted in that number instead.',
    zh: '时间长度的单位。如果时间列是普通数值，则以该数值本身为单位。',
  },
  initial: 'hours',
  options: [
    { value: 'seconds', label: { en: 'seconds', zh: '秒' } },
    { value: 'minutes', label: { en: 'minutes', zh: '分钟' } },
    { value: 'hours', label: { en: 'hours', zh: '小时' } },
    { value: 'days', label: { en: 'days', zh: '天' } },
    { value: 'weeks', label: { en: 'weeks', zh: '周' } },
  ],
  onCard: true,
});

/** Whether the times of a field are dates in words, and not numbers. */
export function isDated(field: FieldType): boolean {
  return isText(field) || field.classes !== undefined;
}

/** A problem when a named column can hold no time: a vector, an image. */
export function checkTime(name: string, dataset: DatasetType): readonly NodeProblem[] {
  const field = findField(dataset, name);
  if (!field || (field.shape.length === 0 && (isDated(field) || isPlainNumber(field)))) return [];
  return [{ code: 'field.needsNumbers', severity: 'error', parameter: 'time', values: { field: name } }];
}
