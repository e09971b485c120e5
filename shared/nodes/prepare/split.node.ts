import { defineNode, type NodeProblem } from '../definition.ts';
import { imageDataset, priceDataset, tableDataset } from '../exampleTypes.ts';
import { checkFieldName, findTarget, isCategory } from '../fieldNames.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { choice, field, integer, real, toggle, type ValuesOf } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';
import type { DatasetType, FieldType } from '../portType.ts';

export const splitParams = {
  method: choice({
    label: { en: 'Method', zh: '方法' },
    help: {
      en: 'Random draws rows by chance. Stratified also keeps the shares of the classes. In order trains on the first rows and tests on the last, as series need it; by time does so by a column of times. By group keeps rows that belong together in one part. By column: a column says train, validation or test. Fold: one of several equal parts is validation.',
      zh: '随机划分按概率抽取数据行；分层划分还会保持各类别的比例；按顺序划分用前面的行训练、最后的行测试，适合时间序列；按时间划分则依据时间列。按分组划分使属于一起的行在同一部分。按列划分：由某一列写明训练、验证或测试。折：若干等份中的一份作为验证。',
    },
    initial: 'random',
    options: [
      { value: 'random', label: { en: 'random', zh: '随机' } },
      { value: 'stratified', label: { en: 'stratified', zh: '分层' } },
      { value: 'inOrder', label: { en: 'in order (by time)', zh: '按顺序（按时间）' } },
      { value: 'time', label: { en: 'by a column of times', zh: '按时间列' } },
      { value: 'group', label: { en: 'by group', zh: '按分组' } },
      { value: 'column', label: { en: 'as a column says', zh: '按列中所写' } },
      { value: 'fold', label: { en: 'one of several folds', zh: '若干折之一' } },
    ],
    onCard: true,
  }),
  column: field({
    label: { en: 'Column', zh: '列' },
    help: {
      en: 'The column of times, of groups (patient, machine), or of the names of the parts.',
      zh: '时间列、分组列（病人、机器），或写明所属部分的列。',
    },
    emptyMeans: { en: 'the one with that role', zh: '具有该用途的列' },
    visibleWhen: ({ method }) => method === 'time' || method === 'group' || method === 'column',
    onCard: true,
  }),
  folds: integer({
    label: { en: 'Folds', zh: '折数' },
    help: { en: 'The rows are dealt into so many equal parts.', zh: '把数据行分成这么多等份。' },
    initial: 5,
    min: 2,
    max: 100,
    visibleWhen: ({ method }) => method === 'fold',
  }),
  fold: integer({
    label: { en: 'Fold', zh: '第几折' },
    help: { en: 'Which of them is validation, from 1.', zh: '其中哪一份作为验证，从 1 开始。' },
    initial: 1,
    min: 1,
    max: 100,
    visibleWhen: ({ method }) => method === 'fold',
    onCard: true,
  }),
  validation: real({
    label: { en: 'Validation share', zh: '验证比例' },
    help: {
      en: 'The share of rows that is watched while training, 0 for none. With a test part of the data set’s own, it is taken from the rest.',
      zh: '训练时用于观察的数据比例，0 表示不划分。若保留数据集自带的测试部分，则从其余数据中划分。',
    },
    initial: 0.1,
    min: 0,
    max: 0.9,
    step: 0.05,
    onCard: true,
    visibleWhen: ({ method }) => method !== 'column' && method !== 'fold',
  }),
  test: real({
    label: { en: 'Test share', zh: '测试比例' },
    help: {
      en: 'The share of rows that is kept for the final evaluation.',
      zh: '留作最终评估的数据比例。',
    },
    initial: 0.2,
    min: 0,
    max: 0.9,
    step: 0.05,
    onCard: true,
    visibleWhen: ({ method }) => method !== 'column',
  }),
  keepTest: toggle({
    label: { en: 'Keep the given test part', zh: '保留自带的测试部分' },
    help: {
      en: 'When the data set comes with a test part, use exactly that one and ignore the test share. Needed to compare with published results.',
      zh: '如果数据集自带测试部分，就使用它，并忽略测试比例。要与公开结果比较时需要开启。',
    },
    initial: true,
  }),
  seed: integer({
    label: { en: 'Seed', zh: '随机种子' },
    help: {
      en: 'The same number gives the same division. Change it to see how much a result depends on chance.',
      zh: '相同的数字得到相同的划分。更改它可以看出结果在多大程度上取决于偶然。',
    },
    initial: 42,
    min: 0,
    max: 2_147_483_647,
  }),
};
type Values = ValuesOf<typeof splitParams>;

/** The column that a division looks at: the named one, or the one with the role that says so. */
export function findSplitColumn(
  { method, column }: Pick<Values, 'method' | 'column'>,
  all: readonly FieldType[],
): FieldType | undefined {
  if (column !== '') return all.find(({ name }) => name === column);
  return method === 'column' ? undefined : all.find(({ role }) => role === method);
}

function checkShares({ method, validation, test, keepTest }: Values, dataset: DatasetType): readonly NodeProblem[] {
  if (method === 'column' || method === 'fold') return [];
  const usesGiven = keepTest && dataset.split === 'given';
  if (validation + (usesGiven ? 0 : test) < 1) return [];
  return [
    {
      code: 'split.nothingLeft',
      severity: 'error',
      parameter: 'validation',
      values: { validation, test: usesGiven ? 0 : test },
      fixes: [{ type: 'setValue', node: '', parameter: 'validation', value: usesGiven || test > 0.8 ? 0 : 0.1 }],
    },
  ];
}

function checkMethod(values: Values, dataset: DatasetType): readonly NodeProblem[] {
  const { method, folds, fold } = values;
  switch (method) {
    case 'stratified': {
      const target = findTarget(dataset);
      if (target && isCategory(target)) return [];
      return [
        {
          code: target ? 'split.stratifyNeedsClasses' : 'split.stratifyNeedsTarget',
          severity: 'error',
          parameter: 'method',
          values: { field: target?.name ?? '' },
          fixes: [{ type: 'setValue', node: '', parameter: 'method', value: 'random' }],
        },
      ];
    }
    case 'time':
    case 'group':
    case 'column': {
      const unknown = checkFieldName(dataset, 'column', values.column);
      const chosen = findSplitColumn(values, dataset.fields);
      if (unknown.length > 0 || (chosen && chosen.shape.length === 0)) return unknown;
      return [{ code: 'split.needsColumn', severity: 'error', parameter: 'column' }];
    }
    case 'fold':
      if (fold <= folds) return [];
      return [
        {
          code: 'split.noFold',
          severity: 'error',
          parameter: 'fold',
          values: { folds, fold },
          fixes: [{ type: 'setValue', node: '', parameter: 'fold', value: folds }],
        },
      ];
    default:
      return [];
  }
}

export const splitNode = defineNode({
  kind: 'split',
  version: 1,
  title: { en: 'Split', zh: '划分' },
  docs: {
    en: 'Divides the rows into three parts: training (learned from), validation (watched while training) and test (looked at once, at the end). Only rows that the network never saw tell how good it is. What other preparation steps learn, such as means, comes from the training part alone, wherever this node stands.\n\n*Stratified* keeps the share of every class equal in all parts: better for small or uneven data. The same seed gives the same parts every time.',
    zh: '把数据行分成三部分：训练（用于学习）、验证（训练时观察）和测试（只在最后看一次）。只有网络从未见过的数据才能说明它有多好。无论本节点放在哪里，其他预处理步骤所学到的内容（如平均值）都只来自训练部分。\n\n“分层”使每个类别在各部分中的比例相同，适合数据少或类别不均衡的情况。相同的随机种子每次得到相同的划分。',
  },
  category: 'prepare',
  family: 'rows',
  icon: 'Split',
  keywords: [
    'train test split',
    'train_test_split',
    'random_split',
    'validation_split',
    'holdout',
    'stratify',
    '划分',
    '训练集',
    '测试集',
    'k-fold',
    'cross validation',
    'GroupShuffleSplit',
    '验证集',
    '分层',
    '交叉验证',
  ],
  params: splitParams,
  inputs: () => [dataInput],
  outputs: () => [dataOutput],
  infer(values, inputs) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset) return givesNothing();
    const problems = [...checkShares(values, dataset), ...checkMethod(values, dataset)];
    if (problems.length > 0) return givesNothing(...problems);
    const validation = values.method === 'fold' || values.method === 'column' || values.validation > 0;
    return gives({ ...dataset, split: 'split', validation, splitFrom: '' });
  },
  step: (values) => ({ type: 'prepare', config: { ...values } }),
  examples: [
    {
      title: 'divides a table',
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, split: 'split', validation: true, splitFrom: '' },
    },
    {
      title: 'keeps the given test part, without validation',
      values: { validation: 0 },
      inputs: { data: [imageDataset] },
      output: { ...imageDataset, split: 'split', validation: false, splitFrom: '' },
    },
    {
      title: 'keeps groups together',
      values: { method: 'group', column: 'island' },
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, split: 'split', validation: true, splitFrom: '' },
    },
    {
      title: 'needs a column of times for a division by time',
      values: { method: 'time' },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
    {
      title: 'has no sixth of five folds',
      values: { method: 'fold', fold: 6 },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
    {
      title: 'leaves something to train on',
      values: { validation: 0.5, test: 0.6 },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
    {
      title: 'stratifies by classes only',
      values: { method: 'stratified' },
      inputs: { data: [{ ...priceDataset, split: 'none' }] },
      output: 'rejected',
    },
  ],
});
