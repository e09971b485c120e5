import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { defineLoss } from './lossNode.ts';
import { checkNumberPrediction, checkNumberTarget } from './regressionLoss.ts';

export const meanSquaredErrorNode = defineLoss({
  kind: 'meanSquaredError',
  title: { en: 'Mean squared error', zh: '均方误差' },
  docs: {
    en: 'Judges the prediction of a number by the square of its distance from the truth. Large mistakes count far more than small ones, so the network first gets rid of those. The usual loss for regression.\n\nThe layer before needs one linear unit. If a few values are extreme and should not dominate, use the mean absolute error.',
    zh: '用预测值与真实值之差的平方来评判数值预测。大的错误比小的错误重要得多，因此网络会先消除大的错误。它是回归任务最常用的损失。\n\n前一层需要一个 linear 单元。如果有少数极端值，又不希望它们起主导作用，请使用平均绝对误差。',
  },
  icon: 'SquareFunction',
  keywords: [
    'MSE',
    'MSELoss',
    'nn.MSELoss',
    'L2',
    'regression',
    'least squares',
    '均方误差',
    '回归',
    '损失函数',
    '平方',
  ],
  task: 'regression',
  checkTarget: checkNumberTarget,
  checkPrediction: checkNumberPrediction,
  examples: [
    {
      title: 'takes one number for one number',
      inputs: { prediction: [tensorOf([1], { activation: 'linear', dataset: priceDataset })] },
      output: { carries: 'objective', target: 'price', task: 'regression' },
    },
    {
      title: 'refuses several numbers for one',
      inputs: { prediction: [tensorOf([10], { activation: 'linear', dataset: priceDataset })] },
      output: 'rejected',
    },
    {
      title: 'refuses classes',
      inputs: { prediction: [tensorOf([1], { activation: 'linear' })] },
      output: 'rejected',
    },
  ],
});
