import { defineNode } from '../definition.ts';
import { imageDataset, priceDataset, tableDataset } from '../exampleTypes.ts';
import { findTarget, isCategory } from '../fieldNames.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { choice, integer, real, toggle } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';

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
    '验证集',
    '分层',
  ],
  params: {
    method: choice({
      label: { en: 'Method', zh: '方法' },
      help: {
        en: 'Random draws rows by chance. Stratified also keeps the shares of the classes. In order trains on the first rows and tests on the last, as series need it.',
        zh: '随机划分按概率抽取数据行；分层划分还会保持各类别的比例；按顺序划分用前面的行训练、最后的行测试，适合时间序列。',
      },
      initial: 'random',
      options: [
        { value: 'random', label: { en: 'random', zh: '随机' } },
        { value: 'stratified', label: { en: 'stratified', zh: '分层' } },
        { value: 'inOrder', label: { en: 'in order (by time)', zh: '按顺序（按时间）' } },
      ],
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
  },
  inputs: () => [dataInput],
  outputs: () => [dataOutput],
  infer({ method, validation, test, keepTest }, inputs) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset) return givesNothing();
    const usesGiven = keepTest && dataset.split === 'given';
    const heldOut = validation + (usesGiven ? 0 : test);
    if (heldOut >= 1) {
      return givesNothing({
        code: 'split.nothingLeft',
        severity: 'error',
        parameter: 'validation',
        values: { validation, test: usesGiven ? 0 : test },
        fixes: [{ type: 'setValue', node: '', parameter: 'validation', value: usesGiven || test > 0.8 ? 0 : 0.1 }],
      });
    }
    const target = findTarget(dataset);
    if (method === 'stratified' && !(target && isCategory(target))) {
      return givesNothing({
        code: target ? 'split.stratifyNeedsClasses' : 'split.stratifyNeedsTarget',
        severity: 'error',
        parameter: 'method',
        values: { field: target?.name ?? '' },
        fixes: [{ type: 'setValue', node: '', parameter: 'method', value: 'random' }],
      });
    }
    return gives({ ...dataset, split: 'split', validation: validation > 0, splitFrom: '' });
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
