import { massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { choice, real, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { numberColumns } from './columnsParam.ts';
import { defineTableNode, isChosen } from './tableNode.ts';

const LARGE = 1e12;

export const clipParams = {
  columns: numberColumns({ en: 'The columns whose extreme values are treated.', zh: '要处理极端值的列。' }),
  method: choice({
    label: { en: 'What is extreme', zh: '何为极端' },
    help: {
      en: 'Quartiles: further out than so many times the distance between the quartiles (1.5 is usual). Deviations: further from the mean than so many standard deviations (3 is usual). Or fixed limits.',
      zh: '四分位距：超出四分位数若干倍四分位距（通常 1.5 倍）。标准差：偏离平均值若干个标准差（通常 3 个）。或使用固定上下限。',
    },
    initial: 'iqr',
    options: [
      { value: 'iqr', label: { en: 'quartiles', zh: '四分位距' } },
      { value: 'zScore', label: { en: 'deviations', zh: '标准差' } },
      { value: 'limits', label: { en: 'fixed limits', zh: '固定上下限' } },
    ],
    onCard: true,
  }),
  factor: real({
    label: { en: 'Factor', zh: '倍数' },
    help: { en: 'So many times the distance or the deviation.', zh: '四分位距或标准差的倍数。' },
    initial: 1.5,
    min: 0,
    max: 100,
    step: 0.5,
    visibleWhen: ({ method }) => method !== 'limits',
  }),
  low: real({
    label: { en: 'Lower limit', zh: '下限' },
    help: { en: 'The smallest value that is taken as it is.', zh: '保持原样的最小值。' },
    initial: 0,
    min: -LARGE,
    max: LARGE,
    visibleWhen: ({ method }) => method === 'limits',
  }),
  high: real({
    label: { en: 'Upper limit', zh: '上限' },
    help: { en: 'The largest value that is taken as it is.', zh: '保持原样的最大值。' },
    initial: 100,
    min: -LARGE,
    max: LARGE,
    visibleWhen: ({ method }) => method === 'limits',
  }),
  action: choice({
    label: { en: 'Do', zh: '处理方式' },
    help: {
      en: 'Clip moves the value to the limit, missing empties the cell, drop removes the row.',
      zh: '截断会把数值移到界限处，设为缺失会清空单元格，删除会去掉整行。',
    },
    initial: 'clip',
    options: [
      { value: 'clip', label: { en: 'clip', zh: '截断' } },
      { value: 'missing', label: { en: 'make missing', zh: '设为缺失' } },
      { value: 'drop', label: { en: 'drop the row', zh: '删除该行' } },
    ],
    onCard: true,
  }),
};
type Values = ValuesOf<typeof clipParams>;

/** The fields afterwards. How many values become missing is known only to the data process. */
export function describeClipped({ columns, action }: Values, all: readonly FieldType[]): readonly FieldType[] {
  return all.map((one): FieldType => {
    if (!isChosen(one, columns)) return one;
    const { range: _range, ...plain } = one;
    return action === 'missing' ? { ...plain, missing: null } : plain;
  });
}

export const clipOutliersNode = defineTableNode({
  kind: 'clipOutliers',
  family: 'values',
  title: { en: 'Clip outliers', zh: '处理离群值' },
  docs: {
    en: 'Tames extreme values: moves them to a limit, empties the cell or drops the row. A sensor that reads 9999 when it is broken, or one very rich customer, would otherwise decide what the network learns.\n\nThe limits are learned from the training rows only. Look before you drop: rare failures are outliers too, and they may be what you are looking for.',
    zh: '处理极端值：将其移到界限处、清空单元格或删除整行。损坏时读数为 9999 的传感器，或一位极其富有的客户，否则会左右网络学到的内容。\n\n界限只从训练数据中学得。删除之前请先查看：罕见故障也是离群值，而它们可能正是您要寻找的。',
  },
  icon: 'Scissors',
  keywords: [
    'outlier',
    'winsorize',
    'IQR',
    'z-score',
    'clip',
    'extreme',
    'anomaly',
    '离群值',
    '异常值',
    '截断',
    '极端值',
  ],
  params: clipParams,
  check({ method, low, high }) {
    return method === 'limits' && low > high
      ? [{ code: 'clip.limits', severity: 'error', parameter: 'low', values: { low, high } }]
      : [];
  },
  describe: describeClipped,
  changesRows: ({ action }) => action === 'drop',
  examples: [
    {
      title: 'keeps all rows when it clips',
      inputs: { data: [tableDataset] },
      output: tableDataset,
    },
    {
      title: 'does not know how many cells it empties',
      values: { action: 'missing' },
      inputs: { data: [{ ...tableDataset, fields: [massField, speciesField] }] },
      output: { ...tableDataset, fields: [{ ...massField, missing: null }, speciesField] },
    },
    {
      title: 'needs limits in order',
      values: { method: 'limits', low: 3, high: 1 },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
