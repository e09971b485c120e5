import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { integer } from '../params.ts';
import { defineMetric, needClasses } from './metricNode.ts';

export const topKAccuracyNode = defineMetric({
  kind: 'topKAccuracy',
  name: 'topKAccuracy',
  title: { en: 'Top-k accuracy', zh: 'Top-k 准确率' },
  docs: {
    en: 'The share of rows whose right class is among the k most probable ones. It shows whether a network with many classes is nearly right.\n\nUsual with k = 5 for a hundred classes or more.',
    zh: '正确类别位于概率最高的 k 个之中的数据所占的比例。类别很多时，它能看出网络是否“差一点就对”。\n\n类别在一百个以上时，常取 k = 5。',
  },
  icon: 'ListOrdered',
  keywords: [
    'TopKCategoricalAccuracy',
    'SparseTopKCategoricalAccuracy',
    'top-5',
    'in_top_k',
    '前 k 个',
    '准确率',
    '指标',
  ],
  more: {
    k: integer({
      label: { en: 'k', zh: 'k' },
      help: { en: 'How many of the most probable classes count.', zh: '计入概率最高的多少个类别。' },
      initial: 5,
      min: 1,
      max: 10_000,
      onCard: true,
    }),
  },
  checkTarget: needClasses,
  examples: [
    {
      title: 'judges classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: { carries: 'metric', name: 'topKAccuracy' },
    },
    {
      title: 'refuses a number as target',
      inputs: { prediction: [tensorOf([1], { dataset: priceDataset })] },
      output: 'rejected',
    },
  ],
});
