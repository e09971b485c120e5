import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { average, defineMetric, needClasses } from './metricNode.ts';

export const recallNode = defineMetric({
  kind: 'recall',
  name: 'recall',
  title: { en: 'Recall', zh: '召回率' },
  docs: {
    en: 'Of the rows that are of a class, the share that was found: how much slips through. With several classes it is taken for each and averaged.\n\nIt matters where missing something is worse than a false alarm; F1 joins it with precision.',
    zh: '在真正属于某一类的数据中，被找出的比例：即漏掉了多少。有多个类别时分别计算再平均。\n\n当漏判比误报更严重时尤其重要；F1 把它与精确率合为一个数。',
  },
  icon: 'Radar',
  keywords: ['Recall', 'sensitivity', 'true positive rate', 'false negatives', '召回率', '查全率', '灵敏度'],
  more: { average },
  checkTarget: needClasses,
  examples: [
    {
      title: 'judges classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: { carries: 'metric', name: 'recall' },
    },
    {
      title: 'refuses a number as target',
      inputs: { prediction: [tensorOf([1], { dataset: priceDataset })] },
      output: 'rejected',
    },
  ],
});
