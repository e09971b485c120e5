import { massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { choice, integer } from '../params.ts';
import { numberColumns } from './columnsParam.ts';
import { describePowered } from './powerTransform.node.ts';
import { defineTableNode } from './tableNode.ts';

export const quantileParams = {
  output: choice({
    label: { en: 'Becomes', zh: '变为' },
    help: {
      en: 'Uniform: the share of training values below it, 0 to 1. Normal: spread like a bell around 0.',
      zh: '均匀：低于该值的训练数据比例，0 到 1。正态：围绕 0 的钟形分布。',
    },
    initial: 'uniform',
    options: [
      { value: 'uniform', label: { en: 'uniform (0 to 1)', zh: '均匀（0 到 1）' } },
      { value: 'normal', label: { en: 'normal (bell)', zh: '正态（钟形）' } },
    ],
    onCard: true,
  }),
  quantiles: integer({
    label: { en: 'Quantiles', zh: '分位数个数' },
    help: {
      en: 'How finely the order of the values is learned; never more than there are training rows.',
      zh: '学习数值顺序的精细程度；不会超过训练数据的行数。',
    },
    initial: 1000,
    min: 10,
    max: 1000,
  }),
  columns: numberColumns({ en: 'The columns whose values become ranks.', zh: '要变为排位的数值列。' }),
};

export const quantileTransformNode = defineTableNode({
  kind: 'quantileTransform',
  family: 'values',
  title: { en: 'Quantile transform', zh: '分位数变换' },
  docs: {
    en: 'Replaces every number by its rank among the training values: half of them lie below 0.5. Whatever shape a column has, and however wild its extremes are, it becomes evenly spread.\n\nUse it when neither *Scale* nor *Power transform* tames a column. Distances are lost: twice as much is not twice as far any more.',
    zh: '把每个数值替换为它在训练数据中的排位：有一半的值低于 0.5。无论列的分布如何、极端值多么夸张，都会变得均匀。\n\n当“缩放”和“幂变换”都不奏效时使用它。距离会丢失：两倍的数值不再是两倍的距离。',
  },
  icon: 'ChartNoAxesCombined',
  keywords: ['QuantileTransformer', 'rank', 'percentile', 'uniform', 'normal', 'gaussian', '分位数', '排名', '均匀'],
  params: quantileParams,
  describe: describePowered,
  examples: [
    {
      title: 'gives real numbers',
      inputs: { data: [{ ...tableDataset, fields: [{ ...massField, dtype: 'int32' }, speciesField] }] },
      output: { ...tableDataset, fields: [massField, speciesField] },
    },
    {
      title: 'refuses a category',
      values: { columns: ['island'] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
