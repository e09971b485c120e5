import { choice, integer } from '../../params.ts';
import type { FieldType } from '../../portType.ts';
import { asNumber, defineTableNode } from '../tableNode.ts';
import { dayField, heatField, rainField, weatherDataset, windField } from './seriesExamples.ts';
import { chooseSeries, dropFirst, seriesColumns, seriesGroup } from './seriesParams.ts';

export const differenceSeriesParams = {
  lag: integer({
    label: { en: 'Rows back', zh: '向前的行数' },
    help: { en: 'With which row before it a value is compared.', zh: '与之前第几行比较。' },
    initial: 1,
    min: 1,
    max: 10_000,
    onCard: true,
  }),
  method: choice({
    label: { en: 'Give', zh: '输出' },
    help: {
      en: 'The difference, or by which share of the former value it changed.',
      zh: '差值，或相对之前值的变化比例。',
    },
    initial: 'difference',
    options: [
      { value: 'difference', label: { en: 'difference', zh: '差值' } },
      { value: 'change', label: { en: 'relative change', zh: '相对变化' } },
    ],
  }),
  dropFirst,
  columns: seriesColumns,
  group: seriesGroup,
};

interface Settings {
  readonly columns: readonly string[];
  readonly dropFirst: boolean;
}

/** The fields that leave the step: the same, without unit or range. */
export function describeDifferenceSeries(values: Settings, all: readonly FieldType[]): readonly FieldType[] {
  const chosen = chooseSeries(values.columns, all);
  const missing = values.dropFirst ? {} : { missing: null };
  return all.map((one) => (chosen.includes(one) ? asNumber(one, missing) : one));
}

export const differenceSeriesNode = defineTableNode({
  kind: 'differenceSeries',
  family: 'series',
  title: { en: 'Difference', zh: '差分' },
  docs: {
    en: 'Replaces each value by how much it has changed since some rows before. A series that drifts away becomes one that stays around zero, which networks learn far better.\n\nThe first rows of a series have nothing to compare with. Use the distance of a season (7 for days, 24 for hours) to take the season out.',
    zh: '把每个值替换为它与若干行之前相比的变化量。不断漂移的序列会变成围绕零波动的序列，网络学起来容易得多。\n\n序列开头的行没有可比较的对象。用一个周期的长度（按天为 7，按小时为 24）可以去除周期性。',
  },
  icon: 'Diff',
  keywords: [
    'diff',
    'difference',
    'stationary',
    'ARIMA',
    'seasonal difference',
    'pct_change',
    '差分',
    '平稳',
    '变化率',
    '时间序列',
  ],
  params: differenceSeriesParams,
  describe: describeDifferenceSeries,
  changesRows: ({ dropFirst: drops }) => drops,
  examples: [
    {
      title: 'changes the named column',
      values: { columns: ['wind'], lag: 7 },
      inputs: { data: [weatherDataset] },
      output: { ...weatherDataset, rows: null, fields: [dayField, asNumber(windField), rainField, heatField] },
    },
    { title: 'refuses text', values: { columns: ['day'] }, inputs: { data: [weatherDataset] }, output: 'rejected' },
  ],
});
