import { choice, integer } from '../../params.ts';
import type { FieldType } from '../../portType.ts';
import { asNumber, defineTableNode } from '../tableNode.ts';
import { dayField, heatField, rainField, weatherDataset, windField } from './seriesExamples.ts';
import { chooseSeries, seriesColumns, seriesGroup } from './seriesParams.ts';

export const fillGapsParams = {
  method: choice({
    label: { en: 'With', zh: '方法' },
    help: { en: 'Where the value in a gap comes from.', zh: '空缺中的值从何而来。' },
    initial: 'line',
    options: [
      { value: 'line', label: { en: 'a straight line', zh: '直线插值' } },
      { value: 'last', label: { en: 'the last value before', zh: '之前的最后一个值' } },
    ],
    onCard: true,
  }),
  longest: integer({
    label: { en: 'Longest gap', zh: '最长空缺' },
    help: { en: 'Gaps of more rows stay empty.', zh: '超过这么多行的空缺保持为空。' },
    initial: 6,
    min: 1,
    max: 10_000,
    onCard: true,
  }),

  columns: seriesColumns,
  group: seriesGroup,
};

interface Settings {
  readonly columns: readonly string[];
}

/** The fields that leave the step: how many cells are still empty is not known before the rows are read. */
export function describeFillGaps(values: Settings, all: readonly FieldType[]): readonly FieldType[] {
  const chosen = chooseSeries(values.columns, all);
  return all.map((one) =>
    chosen.includes(one)
      ? asNumber(one, { missing: one.missing === 0 ? 0 : null, ...(one.unit === undefined ? {} : { unit: one.unit }) })
      : one,
  );
}

export const fillGapsNode = defineTableNode({
  kind: 'fillGaps',
  family: 'series',
  title: { en: 'Fill gaps', zh: '填补空缺' },
  docs: {
    en: 'Fills empty cells of a series from their neighbours in time: on a straight line between the values before and after, or with the last value before. What *Fill missing* would put there, a mean of everything, makes no sense in a series.\n\nLong gaps stay empty, because nobody knows what happened in them. A straight line looks at the value after the gap; where only the past may be known, take the last value.',
    zh: '用时间上相邻的值填补序列中的空单元格：在前后两个值之间连直线，或沿用之前的最后一个值。“填补缺失值”使用的总体平均值在序列中没有意义。\n\n较长的空缺保持为空，因为没有人知道其间发生了什么。直线法会用到空缺之后的值；如果只允许知道过去，请沿用最后一个值。',
  },
  icon: 'Link2',
  keywords: [
    'interpolate',
    'ffill',
    'forward fill',
    'missing values',
    'gap',
    'linear interpolation',
    '插值',
    '前向填充',
    '缺失值',
    '空缺',
  ],
  params: fillGapsParams,
  describe: describeFillGaps,
  examples: [
    {
      title: 'does not know what stays empty',
      values: { columns: ['wind'] },
      inputs: { data: [{ ...weatherDataset, fields: [dayField, { ...windField, missing: 4 }, rainField, heatField] }] },
      output: {
        ...weatherDataset,
        fields: [dayField, asNumber(windField, { missing: null, unit: 'm/s' }), rainField, heatField],
      },
    },
    { title: 'refuses text', values: { columns: ['day'] }, inputs: { data: [weatherDataset] }, output: 'rejected' },
  ],
});
