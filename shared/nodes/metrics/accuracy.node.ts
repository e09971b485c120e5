import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { wrongTarget } from '../losses/lossNode.ts';
import { defineMetric } from './metricNode.ts';

export const accuracyNode = defineMetric({
  kind: 'accuracy',
  name: 'accuracy',
  title: { en: 'Accuracy', zh: '准确率' },
  docs: {
    en: 'The share of rows whose class is predicted correctly: 0.9 means nine out of ten. It is shown while training and does not influence it; the loss does.\n\nEasy to read, and misleading when one class is far more frequent than the others: then look at the confusion matrix of the evaluation.',
    zh: '类别预测正确的数据所占的比例：0.9 表示十个中对了九个。它在训练时显示，但不影响训练，影响训练的是损失。\n\n它容易理解，但当某个类别远多于其他类别时会误导人：这时请看评估中的混淆矩阵。',
  },
  icon: 'BadgeCheck',
  keywords: [
    'acc',
    'Accuracy',
    'hit rate',
    'SparseCategoricalAccuracy',
    'classification',
    '准确率',
    '精度',
    '正确率',
    '指标',
  ],
  checkTarget: (target) =>
    target.type === 'numbers'
      ? wrongTarget('metric.targetIsNumber', target.field.name, 'meanAbsoluteErrorMetric')
      : null,
  examples: [
    {
      title: 'judges classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: { carries: 'metric', name: 'accuracy' },
    },
    {
      title: 'refuses a number as target',
      inputs: { prediction: [tensorOf([1], { dataset: priceDataset })] },
      output: 'rejected',
    },
  ],
});
