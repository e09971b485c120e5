import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';
import { checkNumberPrediction, checkNumberTarget } from './regressionLoss.ts';

export const meanAbsolutePercentageErrorNode = defineLoss({
  kind: 'meanAbsolutePercentageError',
  title: { en: 'Mean absolute percentage error', zh: '平均绝对百分比误差' },
  docs: {
    en: 'Judges by the error as a percentage of the truth: 5 beside 4 counts as much as 500 beside 400. For prices and demands over many magnitudes.\n\nIt breaks down where the truth is near zero, and it favours predictions that are too low.',
    zh: '按误差占真实值的百分比评判：预测 5、实际 4，与预测 500、实际 400 同样计算。适用于跨越多个数量级的价格和需求。\n\n真实值接近零时它会失效，而且偏向过低的预测。',
  },
  icon: 'Percent',
  keywords: ['MAPE', 'percentage', 'relative error', 'forecast', '百分比', '相对误差', '预测', '损失函数'],
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
