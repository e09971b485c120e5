import { choice, integer } from '../../params.ts';
import type { FieldType } from '../../portType.ts';
import { asNumber, defineTableNode } from '../tableNode.ts';
import { dayField, heatField, rainField, weatherDataset, windField } from './seriesExamples.ts';
import { chooseSeries, dropFirst, seriesColumns, seriesGroup } from './seriesParams.ts';

export const detrendSeriesParams = {
  method: choice({
    label: { en: 'Trend', zh: '趋势' },
    help: { en: 'What is taken for the trend of the last rows.', zh: '把什么当作最近若干行的趋势。' },
    initial: 'average',
    options: [
      { value: 'average', label: { en: 'their mean', zh: '平均值' } },
      { value: 'line', label: { en: 'a straight line through them', zh: '拟合的直线' } },
    ],
    onCard: true,
  }),
  size: integer({
    label: { en: 'Rows', zh: '行数' },
    help: {
      en: 'Over how many rows the trend is taken, the own one included. What changes more slowly than that goes.',
      zh: '趋势取自多少行（包括本行）。比这更慢的变化会被去除。',
    },
    initial: 24,
    min: 3,
    max: 10_000,
    onCard: true,
  }),
  dropFirst,
  columns: seriesColumns,
  group: seriesGroup,
};

interface Settings {
  readonly columns: readonly string[];
  readonly dropFirst: boolean;
}

/** The fields that leave the step: the same, around zero and in their unit. */
export function describeDetrendSeries(values: Settings, all: readonly FieldType[]): readonly FieldType[] {
  const chosen = chooseSeries(values.columns, all);
  const missing = values.dropFirst ? {} : { missing: null };
  return all.map((one) =>
    chosen.includes(one) ? asNumber(one, { ...missing, ...(one.unit === undefined ? {} : { unit: one.unit }) }) : one,
  );
}

export const detrendSeriesNode = defineTableNode({
  kind: 'detrendSeries',
  family: 'series',
  title: { en: 'Detrend', zh: '去趋势' },
  docs: {
    en: 'Takes the slow drift out of a series: from each value the mean of the last rows is taken away, or the straight line that fits them best. What stays says how unusual a value is for its time, whatever level the series has reached.\n\nThe trend is that of the rows before, never a line through everything: such a line would know the future. Empty cells are passed over.',
    zh: '去除序列中缓慢的漂移：从每个值中减去最近若干行的平均值，或减去最贴合它们的直线。剩下的部分说明某个值在当时有多不寻常，而与序列当前的水平无关。\n\n趋势只取自此前的行，而不是穿过全部数据的直线：那样的直线会预知未来。空单元格会被跳过。',
  },
  icon: 'TrendingDown',
  keywords: [
    'detrend',
    'trend',
    'drift',
    'baseline',
    'moving average',
    'linear regression',
    'stationary',
    '去趋势',
    '趋势',
    '漂移',
    '平稳',
  ],
  params: detrendSeriesParams,
  describe: describeDetrendSeries,
  changesRows: ({ dropFirst: drops }) => drops,
  examples: [
    {
      title: 'changes the features, in their unit',
      values: { size: 7 },
      inputs: { data: [weatherDataset] },
      output: {
        ...weatherDataset,
        rows: null,
        fields: [dayField, asNumber(windField, { unit: 'm/s' }), asNumber(rainField), heatField],
      },
    },
    {
      title: 'keeps the first rows, with empty cells',
      values: { columns: ['rain'], method: 'line', dropFirst: false },
      inputs: { data: [weatherDataset] },
      output: { ...weatherDataset, fields: [dayField, windField, asNumber(rainField, { missing: null }), heatField] },
    },
    { title: 'refuses text', values: { columns: ['day'] }, inputs: { data: [weatherDataset] }, output: 'rejected' },
  ],
});
