import { integer, toggle } from '../../params.ts';
import type { FieldType } from '../../portType.ts';
import { asNumber, checkNewNames, defineTableNode } from '../tableNode.ts';
import { rainField, weatherDataset, windField } from './seriesExamples.ts';
import { chooseSeries, dropFirst, seriesColumns, seriesGroup } from './seriesParams.ts';

/** What can be said of the last rows, in the order of the new columns. */
export const ROLLING_STATISTICS = ['mean', 'deviation', 'min', 'max', 'sum'] as const;

const statistic = (en: string, zh: string, help: { en: string; zh: string }, initial = false) =>
  toggle({ label: { en, zh }, help, initial });

export const rollingFeaturesParams = {
  size: integer({
    label: { en: 'Rows', zh: '行数' },
    help: { en: 'How many rows are looked at, the row itself included.', zh: '查看多少行，包括本行。' },
    initial: 7,
    min: 2,
    max: 10_000,
    onCard: true,
  }),
  mean: statistic('Mean', '平均值', { en: 'How high it has been of late.', zh: '最近的平均水平。' }, true),
  deviation: statistic('Deviation', '标准差', { en: 'How much it has gone up and down.', zh: '最近的波动程度。' }),
  min: statistic('Smallest', '最小值', { en: 'The smallest of the last values.', zh: '最近的最小值。' }),
  max: statistic('Largest', '最大值', { en: 'The largest of the last values.', zh: '最近的最大值。' }),
  sum: statistic('Sum', '总和', {
    en: 'The last values together, such as the rain of a week.',
    zh: '最近各值之和，如一周的降雨量。',
  }),
  dropFirst,
  columns: seriesColumns,
  group: seriesGroup,
};

type Settings = { readonly [name in (typeof ROLLING_STATISTICS)[number]]: boolean } & {
  readonly size: number;
  readonly columns: readonly string[];
  readonly dropFirst: boolean;
};

/** The statistics that are switched on. */
export function listRolling(values: Settings) {
  return ROLLING_STATISTICS.filter((name) => values[name]);
}

/** The fields that leave the step: for each column what is said of its last rows, at the end. */
export function describeRolling(values: Settings, all: readonly FieldType[]): readonly FieldType[] {
  const missing = values.dropFirst ? {} : { missing: null };
  const added = chooseSeries(values.columns, all).flatMap((one) =>
    listRolling(values).map((name) =>
      asNumber(one, { name: `${one.name}_${name}${values.size}`, role: 'feature', ...missing }),
    ),
  );
  return [...all, ...added];
}

export const rollingFeaturesNode = defineTableNode({
  kind: 'rollingFeatures',
  family: 'series',
  title: { en: 'Rolling features', zh: '滚动特征' },
  docs: {
    en: 'Adds, for each row, what the last rows were like: their mean, how much they went up and down, their sum. A bearing about to fail shakes more than it did an hour ago; a river rises with the rain of a week.\n\nRows must be in the order of time. Only the row itself and rows before it are looked at, so nothing comes from the future.',
    zh: '为每一行加入最近若干行的概况：平均值、波动程度、总和。即将损坏的轴承比一小时前抖动得更厉害；河水随一周的降雨上涨。\n\n数据行必须按时间排列。只查看本行和之前的行，不会用到未来的内容。',
  },
  icon: 'ChartSpline',
  keywords: [
    'rolling',
    'moving average',
    'window',
    'trailing',
    'std',
    'time series',
    '滚动',
    '移动平均',
    '滑动统计',
    '时间序列',
  ],
  params: rollingFeaturesParams,
  check: (values, dataset) =>
    listRolling(values).length === 0
      ? [{ code: 'series.noStatistic', severity: 'warning', parameter: 'mean' }]
      : checkNewNames(
          dataset,
          describeRolling(values, dataset.fields)
            .slice(dataset.fields.length)
            .map((one) => one.name),
        ),
  describe: describeRolling,
  changesRows: ({ dropFirst: drops }) => drops,
  examples: [
    {
      title: 'adds the mean and the sum of three rows, and keeps the first rows',
      values: { size: 3, sum: true, dropFirst: false },
      inputs: { data: [weatherDataset] },
      output: {
        ...weatherDataset,
        fields: [
          ...weatherDataset.fields,
          asNumber(windField, { name: 'wind_mean3', missing: null }),
          asNumber(windField, { name: 'wind_sum3', missing: null }),
          asNumber(rainField, { name: 'rain_mean3', missing: null }),
          asNumber(rainField, { name: 'rain_sum3', missing: null }),
        ],
      },
    },
    { title: 'refuses text', values: { columns: ['day'] }, inputs: { data: [weatherDataset] }, output: 'rejected' },
  ],
});
