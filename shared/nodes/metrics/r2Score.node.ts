import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { defineMetric, needNumbers } from './metricNode.ts';

export const r2ScoreNode = defineMetric({
  kind: 'r2Score',
  name: 'r2Score',
  title: { en: 'R²', zh: 'R²' },
  docs: {
    en: 'The share of the variation of the target that the network explains: 1 is perfect, 0 is as good as always saying the mean, and below that is worse. It has no unit, so different targets can be compared.\n\nThe usual measure of how good a regression is.',
    zh: '网络所解释的目标变化的比例：1 为完美，0 相当于总是回答平均值，小于 0 则更差。它没有单位，因此可以比较不同的目标。\n\n衡量回归好坏的常用指标。',
  },
  icon: 'Superscript',
  keywords: [
    'R2Score',
    'R squared',
    'coefficient of determination',
    'explained variance',
    '决定系数',
    '拟合优度',
    '回归指标',
  ],
  checkTarget: needNumbers,
  examples: [
    {
      title: 'judges numbers',
      inputs: { prediction: [tensorOf([1], { dataset: priceDataset })] },
      output: { carries: 'metric', name: 'r2Score' },
    },
    {
      title: 'refuses classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: 'rejected',
    },
  ],
});
