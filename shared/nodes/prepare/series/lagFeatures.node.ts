import { text } from '../../params.ts';
import type { FieldType } from '../../portType.ts';
import { asNumber, checkNewNames, defineTableNode } from '../tableNode.ts';
import { heatField, weatherDataset, windField } from './seriesExamples.ts';
import { chooseSeries, dropFirst, seriesColumns, seriesGroup } from './seriesParams.ts';

const LARGEST_LAG = 10_000;

export const lagFeaturesParams = {
  lags: text({
    label: { en: 'Rows back', zh: '向前的行数' },
    help: {
      en: 'How many rows back to look, several separated by commas: 1, 2, 7 for yesterday, the day before and a week ago.',
      zh: '向前看多少行，多个值用逗号分隔：1, 2, 7 表示昨天、前天和一周前。',
    },
    initial: '1',
    max: 500,
    onCard: true,
  }),
  dropFirst,
  columns: seriesColumns,
  group: seriesGroup,
};

/** The numbers in the text, ascending, each once; null when it is no list of such numbers. */
export function readLags(lags: string): readonly number[] | null {
  const parts = lags.split(/[\s,;，、]+/).filter((part) => part !== '');
  const numbers = parts.map(Number);
  if (numbers.length === 0 || numbers.some((lag) => !Number.isInteger(lag) || lag < 1 || lag > LARGEST_LAG))
    return null;
  return [...new Set(numbers)].sort((a, b) => a - b);
}

interface Settings {
  readonly lags: string;
  readonly columns: readonly string[];
  readonly dropFirst: boolean;
}

/** The fields that leave the step: for each column its past values, at the end. */
export function describeLags(values: Settings, all: readonly FieldType[]): readonly FieldType[] {
  const missing = values.dropFirst ? {} : { missing: null };
  const added = chooseSeries(values.columns, all).flatMap((one) =>
    (readLags(values.lags) ?? []).map((lag) =>
      asNumber(one, { name: `${one.name}_lag${lag}`, role: 'feature', ...missing }),
    ),
  );
  return [...all, ...added];
}

const lagged = (one: FieldType, lag: number) => asNumber(one, { name: `${one.name}_lag${lag}`, role: 'feature' });

export const lagFeaturesNode = defineTableNode({
  kind: 'lagFeatures',
  family: 'series',
  title: { en: 'Lag features', zh: '滞后特征' },
  docs: {
    en: 'Adds what a column was some rows ago as columns of their own: yesterday, a week ago. With them, dense layers (or any model that sees one row at a time) can forecast a series.\n\nRows must be in the order of time. Name the column to predict here to let its past be seen. For long pasts a *Window* with a recurrent layer or a convolution is the better way.',
    zh: '把某列若干行之前的值作为新列加入：昨天的、一周前的。这样全连接层（或任何一次只看一行的模型）就能预测序列。\n\n数据行必须按时间排列。若要让模型看到目标列自身的过去，请在此选上它。如果需要很长的过去，“滑动窗口”配合循环层或卷积更好。',
  },
  icon: 'StepBack',
  keywords: [
    'lag',
    'shift',
    'autoregression',
    'AR',
    'previous value',
    'time series',
    '滞后',
    '前值',
    '自回归',
    '时间序列',
  ],
  params: lagFeaturesParams,
  check(values, dataset) {
    if (!readLags(values.lags)) {
      return [
        {
          code: 'series.lags',
          severity: 'error',
          parameter: 'lags',
          values: { text: values.lags, limit: LARGEST_LAG },
          fixes: [{ type: 'setValue', node: '', parameter: 'lags', value: '1' }],
        },
      ];
    }
    return checkNewNames(
      dataset,
      describeLags(values, dataset.fields)
        .slice(dataset.fields.length)
        .map((one) => one.name),
    );
  },
  describe: describeLags,
  changesRows: ({ dropFirst: drops }) => drops,
  examples: [
    {
      title: 'adds the values of one row and of a week ago',
      values: { lags: '7, 1', columns: ['wind', 'heat'] },
      inputs: { data: [weatherDataset] },
      output: {
        ...weatherDataset,
        rows: null,
        fields: [
          ...weatherDataset.fields,
          lagged(windField, 1),
          lagged(windField, 7),
          lagged(heatField, 1),
          lagged(heatField, 7),
        ],
      },
    },
    {
      title: 'refuses what is no number of rows',
      values: { lags: '1, two' },
      inputs: { data: [weatherDataset] },
      output: 'rejected',
    },
    { title: 'refuses text', values: { columns: ['day'] }, inputs: { data: [weatherDataset] }, output: 'rejected' },
  ],
});
