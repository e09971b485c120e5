import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';
import { checkNumberPrediction, checkNumberTarget } from './regressionLoss.ts';

export const meanSquaredLogarithmicErrorNode = defineLoss({
  kind: 'meanSquaredLogarithmicError',
  title: { en: 'Mean squared logarithmic error', zh: '均方对数误差' },
  docs: {
    en: 'Judges by the squared difference of logarithms, so ratios count instead of distances. For positive targets over many magnitudes, such as prices or counts.\n\nTarget and prediction must not be negative; what is below zero counts as zero.',
    zh: '用对数之差的平方来评判，看重比例而不是距离。适用于跨越多个数量级的正值目标，例如价格或数量。\n\n目标和预测都不应为负；小于零的按零计算。',
  },
  icon: 'Ruler',
  keywords: ['MSLE', 'RMSLE', 'log error', 'relative', '对数误差', '相对', '回归', '损失函数'],
  task: 'regression',
  nativeOnly,
  checkTarget: checkNumberTarget,
  checkPrediction: checkNumberPrediction,
  examples: [
    {
      title: 'takes one number for one number',
      inputs: { prediction: [tensorOf([1], { activation: 'linear', dataset: priceDataset })] },
      output: { carries: 'objective', target: 'price', task: 'regression' },
    },
    {
      title: 'refuses classes',
      inputs: { prediction: [tensorOf([1], { activation: 'linear' })] },
      output: 'rejected',
    },
  ],
});
