import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { average, defineMetric, needClasses } from './metricNode.ts';

export const f1ScoreNode = defineMetric({
  kind: 'f1Score',
  name: 'f1Score',
  title: { en: 'F1', zh: 'F1' },
  docs: {
    en: 'Joins precision and recall in one number from 0 to 1: it is high only when both are. With several classes it is taken for each and averaged.\n\nA better guide than accuracy where one class is rare.',
    zh: '把精确率和召回率合为一个 0 到 1 的数：只有两者都高时它才高。有多个类别时分别计算再平均。\n\n当某一类很少见时，它比准确率更有参考价值。',
  },
  icon: 'Scale',
  keywords: ['F1Score', 'F-measure', 'f1', 'Dice', 'imbalanced', 'F1 分数', '调和平均', '不平衡'],
  more: { average },
  checkTarget: needClasses,
  examples: [
    {
      title: 'judges classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: { carries: 'metric', name: 'f1Score' },
    },
    {
      title: 'refuses a number as target',
      inputs: { prediction: [tensorOf([1], { dataset: priceDataset })] },
      output: 'rejected',
    },
  ],
});
