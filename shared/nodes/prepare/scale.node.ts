import { defineNode } from '../definition.ts';
import { massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { checkFieldNames, findField } from '../fieldNames.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { choice, fields } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';
import type { FieldType } from '../portType.ts';
import { isChosen, isPlainNumber } from './tableNode.ts';

const numbers = { ...tableDataset, fields: [massField, speciesField] };

export const scaleParams = {
  method: choice({
    label: { en: 'Method', zh: '方法' },
    help: {
      en: 'Standard suits most tables. Min-max keeps values between 0 and 1, but one extreme value squeezes all others; robust does not mind it. Largest keeps zeros at zero.',
      zh: '标准化适合大多数表格。最小-最大使数值保持在 0 到 1 之间，但一个极端值就会把其他值挤在一起；稳健方法不受其影响。最大绝对值使零保持为零。',
    },
    initial: 'standard',
    options: [
      { value: 'standard', label: { en: 'standard (mean 0, deviation 1)', zh: '标准化（均值 0，标准差 1）' } },
      { value: 'minMax', label: { en: 'min-max (0 to 1)', zh: '最小-最大（0 到 1）' } },
      { value: 'robust', label: { en: 'robust (median, quartiles)', zh: '稳健（中位数、四分位数）' } },
      { value: 'maxAbs', label: { en: 'largest (−1 to 1)', zh: '最大绝对值（−1 到 1）' } },
    ],
    onCard: true,
  }),
  columns: fields({
    label: { en: 'Columns', zh: '列' },
    help: { en: 'The columns of numbers that are scaled.', zh: '要缩放的数值列。' },
    of: 'number',
    emptyMeans: { en: 'all features that are numbers', zh: '所有数值特征' },
  }),
};

export const scaleNode = defineNode({
  kind: 'scale',
  version: 1,
  title: { en: 'Scale', zh: '缩放' },
  docs: {
    en: 'Brings columns of numbers to a common scale, so that grams and millimetres weigh the same and training is fast and stable. *Standard* subtracts the mean and divides by the standard deviation; *min-max* maps the smallest value to 0 and the largest to 1.\n\nMean, deviation and limits are learned from the training rows only. Use it after *Fill missing* on every table with numbers; the column to predict is left as it is unless you name it.',
    zh: '把数值列调整到相同的尺度，使克和毫米具有同等的分量，训练也更快更稳定。“标准化”减去平均值再除以标准差；“最小-最大”把最小值映射为 0、最大值映射为 1。\n\n平均值、标准差和上下限只从训练数据中学得。凡是含数值的表格，都应在“填补缺失值”之后使用它；要预测的列保持原样，除非你明确选择它。',
  },
  category: 'prepare',
  family: 'values',
  icon: 'Ruler',
  keywords: [
    'normalize',
    'standardize',
    'StandardScaler',
    'MinMaxScaler',
    'RobustScaler',
    'MaxAbsScaler',
    'z-score',
    'Normalization',
    '标准化',
    '归一化',
    '规范化',
  ],
  params: scaleParams,
  inputs: () => [dataInput],
  outputs: () => [dataOutput],
  infer({ columns }, inputs) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset) return givesNothing();
    const unknown = checkFieldNames(dataset, 'columns', columns);
    if (unknown.length > 0) return givesNothing(...unknown);
    const isScaled = (one: FieldType) => isChosen(one, columns);
    const notNumbers = columns.filter((name) => {
      const one = findField(dataset, name);
      return one !== undefined && !isPlainNumber(one);
    });
    const kept = columns.filter((name) => !notNumbers.includes(name));
    const problems = notNumbers.map((name) => ({
      code: 'scale.notANumber',
      severity: 'error' as const,
      parameter: 'columns',
      values: { field: name },
      fixes: [{ type: 'setValue' as const, node: '', parameter: 'columns', value: kept }],
    }));
    if (problems.length > 0) return givesNothing(...problems);
    return gives({
      ...dataset,
      fields: dataset.fields.map((one): FieldType => {
        if (!isScaled(one)) return one;
        // A scaled number has no unit any more.
        const { unit: _unit, ...plain } = one;
        return { ...plain, dtype: 'float32', semantic: 'number' };
      }),
    });
  },
  step: (values) => ({ type: 'prepare', config: { ...values } }),
  examples: [
    {
      title: 'turns whole numbers into real ones and leaves the target alone',
      inputs: { data: [{ ...numbers, fields: [{ ...massField, dtype: 'int32', unit: 'g' }, speciesField] }] },
      output: numbers,
    },
    {
      title: 'refuses a column of text',
      values: { columns: ['species'] },
      inputs: { data: [numbers] },
      output: 'rejected',
    },
  ],
});
