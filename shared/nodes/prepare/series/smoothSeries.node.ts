import { choice, integer } from '../../params.ts';
import type { FieldType } from '../../portType.ts';
import { asNumber, defineTableNode } from '../tableNode.ts';
import { dayField, heatField, rainField, weatherDataset, windField } from './seriesExamples.ts';
import { chooseSeries, seriesColumns, seriesGroup } from './seriesParams.ts';

export const smoothSeriesParams = {
  method: choice({
    label: { en: 'Method', zh: '方法' },
    help: { en: 'Whether old values count as much as new ones.', zh: '旧值是否与新值同样重要。' },
    initial: 'average',
    options: [
      { value: 'average', label: { en: 'moving average', zh: '移动平均' } },
      { value: 'exponential', label: { en: 'fading (exponential)', zh: '渐弱（指数）' } },
    ],
    onCard: true,
  }),
  size: integer({
    label: { en: 'Rows', zh: '行数' },
    help: {
      en: 'How many rows are averaged. For the fading average this is the usual “span”: each step back weighs 1 − 2 / (rows + 1) as much.',
      zh: '对多少行取平均。对渐弱平均来说，这是通常所说的“跨度”：每往前一步，权重乘以 1 − 2 /（行数 + 1）。',
    },
    initial: 5,
    min: 1,
    max: 1000,
    onCard: true,
  }),

  columns: seriesColumns,
  group: seriesGroup,
};

interface Settings {
  readonly columns: readonly string[];
}

/** The fields that leave the step: real numbers in the same unit. */
export function describeSmoothSeries(values: Settings, all: readonly FieldType[]): readonly FieldType[] {
  const chosen = chooseSeries(values.columns, all);
  return all.map((one) =>
    chosen.includes(one) ? asNumber(one, one.unit === undefined ? {} : { unit: one.unit }) : one,
  );
}

export const smoothSeriesNode = defineTableNode({
  kind: 'smoothSeries',
  family: 'series',
  title: { en: 'Smooth', zh: '平滑' },
  docs: {
    en: 'Replaces each value by an average of itself and those before it, so that noise goes and what lasts stays. A plain average forgets a value at once when it leaves; a fading one lets old values count less and less.\n\nOnly the past is used, so a forecast stays honest; the smoothed series lags a little behind. Empty cells are passed over.',
    zh: '把每个值替换为它与之前若干值的平均，从而去掉噪声、保留趋势。普通平均在数值离开窗口时立即忘记它；渐弱平均让旧值的影响逐渐减小。\n\n只使用过去的值，因此预测仍然可信；平滑后的序列会略有滞后。空单元格会被跳过。',
  },
  icon: 'Activity',
  keywords: [
    'moving average',
    'exponential smoothing',
    'ewm',
    'EMA',
    'denoise',
    'filter',
    '移动平均',
    '指数平滑',
    '去噪',
    '滤波',
  ],
  params: smoothSeriesParams,
  describe: describeSmoothSeries,
  examples: [
    {
      title: 'smooths the features, in their unit',
      inputs: { data: [weatherDataset] },
      output: {
        ...weatherDataset,
        fields: [dayField, asNumber(windField, { unit: 'm/s' }), asNumber(rainField), heatField],
      },
    },
    { title: 'refuses text', values: { columns: ['day'] }, inputs: { data: [weatherDataset] }, output: 'rejected' },
  ],
});
