import { choice, field, real, toggle, type ValuesOf } from '../../params.ts';
import type { FieldType } from '../../portType.ts';
import { asNumber, defineTableNode, isPlainCategory, isPlainNumber } from '../tableNode.ts';
import {
  dayField,
  heatField,
  rainField,
  stationField,
  stationsDataset,
  weatherDataset,
  windField,
} from './seriesExamples.ts';
import { chooseSeries, seriesColumns, seriesGroup } from './seriesParams.ts';
import { checkTime, isDated, timeUnit } from './seriesTime.ts';

export const resampleSeriesParams = {
  time: field({
    label: { en: 'Time', zh: '时间' },
    help: {
      en: 'The column with dates (year first) or with a plain number as time.',
      zh: '包含日期（年在前）的列，或以普通数值表示时间的列。',
    },
    emptyMeans: { en: 'choose one', zh: '请选择' },
    onCard: true,
  }),
  every: real({
    label: { en: 'One row every', zh: '每行间隔' },
    help: { en: 'How long the interval is that becomes one row.', zh: '多长的时间间隔合并为一行。' },
    initial: 1,
    min: 0.001,
    max: 1e9,
    onCard: true,
  }),
  unit: timeUnit,
  statistic: choice({
    label: { en: 'Take', zh: '取' },
    help: {
      en: 'What becomes of the values of an interval: their mean for what is measured, their sum for what is counted (0 where there are none), or the last one.',
      zh: '间隔内的数值如何合并：测量值取平均，计数取总和（没有数值时为 0），或取最后一个。',
    },
    initial: 'mean',
    options: [
      { value: 'mean', label: { en: 'mean', zh: '平均值' } },
      { value: 'sum', label: { en: 'sum', zh: '总和' } },
      { value: 'last', label: { en: 'last value', zh: '最后一个值' } },
    ],
    onCard: true,
  }),
  empty: toggle({
    label: { en: 'Keep empty intervals', zh: '保留空间隔' },
    help: {
      en: 'An interval without rows becomes a row with empty cells, so that rows stay evenly spaced; “Fill gaps” can fill them.',
      zh: '没有数据的间隔成为单元格为空的一行，使各行间隔均匀；可用“填补空缺”来填补。',
    },
    initial: true,
  }),
  columns: seriesColumns,
  group: seriesGroup,
};
export type ResampleSettings = ValuesOf<typeof resampleSeriesParams>;

interface ResamplePlan {
  /** Absent until one is chosen. */
  readonly time: FieldType | undefined;
  readonly group: FieldType | undefined;
  /** The columns that are summed up. */
  readonly numbers: readonly FieldType[];
  /** What is predicted: a number is summed up like the others, of classes the last one stays. */
  readonly target: FieldType | undefined;
}

/** What the rows of an interval become; columns that are none of these are left out. */
export function planResampling(values: ResampleSettings, all: readonly FieldType[]): ResamplePlan {
  const time = all.find((one) => one.name === values.time);
  const group = all.find((one) => one.name === values.group);
  const rest = all.filter((one) => one !== time && one !== group);
  const numbers = chooseSeries(values.columns, rest);
  const target = rest.find(
    (one) => one.role === 'target' && !numbers.includes(one) && (isPlainNumber(one) || isPlainCategory(one)),
  );
  return { time, group, numbers, target };
}

/** The fields of the intervals: their beginning, the series, the numbers, the target. */
export function describeResampling(values: ResampleSettings, all: readonly FieldType[]): readonly FieldType[] {
  const { time, group, numbers, target } = planResampling(values, all);
  const asSummed = (one: FieldType) => {
    const isFull = values.statistic === 'sum' || (!values.empty && one.missing === 0);
    return asNumber(one, { missing: isFull ? 0 : null, ...(one.unit === undefined ? {} : { unit: one.unit }) });
  };
  const asLast = (one: FieldType): FieldType => ({ ...one, missing: !values.empty && one.missing === 0 ? 0 : null });
  return [
    ...(time ? [describeStart(time)] : []),
    ...(group ? [group] : []),
    ...numbers.map(asSummed),
    ...(target ? [isPlainNumber(target) ? asSummed(target) : asLast(target)] : []),
  ];
}

/** The beginning of an interval: written like 2024-01-31 14:00:00 where the times are dates. */
function describeStart(time: FieldType): FieldType {
  if (!isDated(time)) return asNumber(time, { missing: 0 });
  const { classes: _classes, ...plain } = time;
  return { ...plain, dtype: 'string', semantic: 'text', missing: 0 };
}

export const resampleSeriesNode = defineTableNode({
  kind: 'resampleSeries',
  family: 'series',
  title: { en: 'Resample', zh: '重采样' },
  docs: {
    en: 'Brings a series to an even step: all rows of an hour (a day, a week) become one. Sensors that report when they like, sales that come when they come, become a series that a *Window* can cut.\n\nEach new row is named by the beginning of its interval, and rows come in the order of time, series by series. Days are those of UTC, weeks begin on Monday. Rows without a readable time are left out and counted. Columns that are not summed up are left out, too; of a class to predict, the last of the interval stays.',
    zh: '把序列变为均匀的步长：一小时（一天、一周）内的所有行合并为一行。传感器不定时的上报、随时发生的销售，就成为可以用“滑动窗口”切分的序列。\n\n每个新行以其间隔的起点命名，各行按时间排列，逐个序列输出。天以 UTC 为准，周从星期一开始。没有可识别时间的行会被去掉并计数。未被汇总的列也会去掉；要预测的类别取间隔内的最后一个。',
  },
  icon: 'CalendarRange',
  keywords: [
    'resample',
    'downsample',
    'interval',
    'frequency',
    'hourly',
    'daily',
    'aggregate',
    'time series',
    '重采样',
    '降采样',
    '间隔',
    '时间序列',
  ],
  params: resampleSeriesParams,
  check: ({ time }, dataset) =>
    time === '' ? [{ code: 'columns.none', severity: 'error', parameter: 'time' }] : checkTime(time, dataset),
  describe: describeResampling,
  changesRows: () => true,
  examples: [
    {
      title: 'makes weeks of days',
      values: { time: 'day', unit: 'weeks' },
      inputs: { data: [weatherDataset] },
      output: {
        ...weatherDataset,
        rows: null,
        fields: [
          dayField,
          asNumber(windField, { missing: null, unit: 'm/s' }),
          asNumber(rainField, { missing: null }),
          asNumber(heatField, { missing: null }),
        ],
      },
    },
    {
      title: 'takes a number for the time, each station alone, without empty intervals',
      values: { time: 'wind', every: 2, statistic: 'last', columns: ['rain'], group: 'station', empty: false },
      inputs: { data: [stationsDataset] },
      output: {
        ...stationsDataset,
        rows: null,
        fields: [asNumber(windField), stationField, asNumber(rainField), asNumber(heatField)],
      },
    },
    { title: 'needs a time', inputs: { data: [weatherDataset] }, output: 'rejected' },
  ],
});
