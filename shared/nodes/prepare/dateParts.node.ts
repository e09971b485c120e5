import { speciesField, tableDataset } from '../exampleTypes.ts';
import { choice, fields, toggle, type ValuesOf } from '../params.ts';
import type { DatasetType, FieldType } from '../portType.ts';
import { checkNewNames, defineTableNode, numberFeature } from './tableNode.ts';

/** The parts of a date, what stands in its first place, and how many there are before it starts again (null: it never does). */
export const DATE_PARTS = [
  { part: 'year', from: 0, cycle: null },
  { part: 'month', from: 1, cycle: 12 },
  { part: 'day', from: 1, cycle: 31 },
  { part: 'weekday', from: 1, cycle: 7 },
  { part: 'dayOfYear', from: 1, cycle: 366 },
  { part: 'hour', from: 0, cycle: 24 },
  { part: 'minute', from: 0, cycle: 60 },
] as const;
export type DatePart = (typeof DATE_PARTS)[number]['part'];

const part = (en: string, zh: string, help: { en: string; zh: string }, initial = false) =>
  toggle({ label: { en, zh }, help, initial });

export const datePartsParams = {
  columns: fields({
    label: { en: 'Columns', zh: '列' },
    help: { en: 'The columns that hold dates or times.', zh: '包含日期或时间的列。' },
    emptyMeans: { en: 'choose one', zh: '请选择' },
    onCard: true,
  }),
  format: choice({
    label: { en: 'Written as', zh: '书写方式' },
    help: {
      en: 'Year first is 2024-01-31 or 2024/1/31 14:05; without a time zone, times are taken as they are.',
      zh: '年在前：2024-01-31 或 2024/1/31 14:05；没有时区时，按原样使用时间。',
    },
    initial: 'yearFirst',
    options: [
      { value: 'yearFirst', label: { en: 'year first', zh: '年在前' } },
      { value: 'dayFirst', label: { en: 'day first (31.01.2024)', zh: '日在前（31.01.2024）' } },
      { value: 'monthFirst', label: { en: 'month first (01/31/2024)', zh: '月在前（01/31/2024）' } },
      { value: 'seconds', label: { en: 'seconds since 1970', zh: '自 1970 年起的秒数' } },
      { value: 'milliseconds', label: { en: 'milliseconds since 1970', zh: '自 1970 年起的毫秒数' } },
    ],
  }),
  year: part('Year', '年', { en: 'The year as a number.', zh: '年份。' }),
  month: part('Month', '月', { en: 'From 1 to 12.', zh: '1 到 12。' }, true),
  day: part('Day', '日', { en: 'The day of the month, from 1.', zh: '每月的第几天，从 1 开始。' }),
  weekday: part('Weekday', '星期', { en: 'From 1 (Monday) to 7 (Sunday).', zh: '1（星期一）到 7（星期日）。' }, true),
  dayOfYear: part('Day of the year', '一年中的第几天', { en: 'From 1 to 366.', zh: '1 到 366。' }),
  hour: part('Hour', '小时', { en: 'From 0 to 23.', zh: '0 到 23。' }),
  minute: part('Minute', '分钟', { en: 'From 0 to 59.', zh: '0 到 59。' }),
  cyclic: toggle({
    label: { en: 'As points on a circle', zh: '作为圆周上的点' },
    help: {
      en: 'Two numbers (sine and cosine) for each part that starts again, so that December is next to January.',
      zh: '对每个会循环的部分给出两个数字（正弦和余弦），使十二月与一月相邻。',
    },
    initial: true,
    onCard: true,
  }),
  keep: toggle({
    label: { en: 'Keep the date', zh: '保留日期列' },
    help: { en: 'Keeps the column itself, for a split by time.', zh: '保留原来的列，以便按时间划分。' },
    initial: false,
  }),
};
type Values = ValuesOf<typeof datePartsParams>;

interface Made {
  readonly part: DatePart;
  readonly suffix: string;
  readonly wave: 'sin' | 'cos' | null;
}

/** What is made of each date: a part as it is, or its place on a circle. */
export function listDateParts(values: Values): readonly Made[] {
  return DATE_PARTS.filter(({ part: name }) => values[name]).flatMap(({ part: name, cycle }): Made[] => {
    if (!values.cyclic || cycle === null) return [{ part: name, suffix: name, wave: null }];
    return (['sin', 'cos'] as const).map((wave) => ({ part: name, suffix: `${name}_${wave}`, wave }));
  });
}

/** The fields with the parts of each date behind all others; the date itself goes, or is kept and used for nothing. */
export function describeDateParts(values: Values, all: readonly FieldType[]): readonly FieldType[] {
  const { columns, keep } = values;
  const others = all.flatMap((one): FieldType[] => {
    if (!columns.includes(one.name)) return [one];
    return keep ? [{ ...one, role: one.role === 'feature' ? 'time' : one.role }] : [];
  });
  const made = all
    .filter(({ name }) => columns.includes(name))
    .flatMap(({ name }) => listDateParts(values).map(({ suffix }) => numberFeature(`${name}_${suffix}`, null)));
  return [...others, ...made];
}

const date: FieldType = {
  name: 'day',
  dtype: 'string',
  shape: [],
  role: 'feature',
  semantic: 'category',
  classes: ['2024-01-31', '2024-02-01'],
  missing: 0,
};
const dates: DatasetType = { ...tableDataset, fields: [date, speciesField] };

export const datePartsNode = defineTableNode({
  kind: 'dateParts',
  family: 'columns',
  title: { en: 'Date parts', zh: '日期分解' },
  docs: {
    en: 'Takes a date or time apart: month, weekday, hour. Traffic depends on the weekday and the hour, heating on the time of the year; the date as such tells a network nothing.\n\nAs points on a circle, Sunday is next to Monday and 23 o’clock next to midnight. A text that is no date becomes missing.',
    zh: '把日期或时间拆开：月、星期、小时。交通取决于星期和时刻，供暖取决于季节；日期本身对网络没有意义。\n\n作为圆周上的点时，星期日与星期一相邻，23 点与午夜相邻。不是日期的文本会变为缺失值。',
  },
  icon: 'CalendarDays',
  keywords: [
    'date',
    'time',
    'datetime',
    'month',
    'weekday',
    'hour',
    'cyclic',
    'sin cos',
    'season',
    '日期',
    '时间',
    '星期',
    '周期',
  ],
  params: datePartsParams,
  check(values, { fields: all, ...rest }) {
    const { columns } = values;
    if (columns.length === 0) return [{ code: 'columns.none', severity: 'error', parameter: 'columns' }];
    const vector = all.find((one) => columns.includes(one.name) && one.shape.length > 0);
    if (vector) {
      return [{ code: 'field.needsNumbers', severity: 'error', parameter: 'columns', values: { field: vector.name } }];
    }
    const kept = all.filter((one) => values.keep || !columns.includes(one.name));
    const made = describeDateParts(values, all).slice(kept.length);
    return checkNewNames(
      { ...rest, fields: kept },
      made.map(({ name }) => name),
    );
  },
  describe: describeDateParts,
  examples: [
    {
      title: 'makes points on a circle of the month',
      values: { columns: ['day'], weekday: false },
      inputs: { data: [dates] },
      output: {
        ...dates,
        fields: [speciesField, numberFeature('day_month_sin', null), numberFeature('day_month_cos', null)],
      },
    },
    {
      title: 'gives plain numbers, and keeps the date as the time of the row',
      values: { columns: ['day'], cyclic: false, keep: true, year: true, weekday: false, month: false },
      inputs: { data: [dates] },
      output: { ...dates, fields: [{ ...date, role: 'time' }, speciesField, numberFeature('day_year', null)] },
    },
    { title: 'needs a column', inputs: { data: [dates] }, output: 'rejected' },
  ],
});
