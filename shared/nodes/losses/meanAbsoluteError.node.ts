import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { defineLoss } from './lossNode.ts';
import { checkNumberPrediction, checkNumberTarget } from './regressionLoss.ts';

export const meanAbsoluteErrorNode = defineLoss({
  kind: 'meanAbsoluteError',
  title: { en: 'Mean absolute error', zh: '平均绝对误差' },
  docs: {
    en: 'Judges the prediction of a number by its distance from the truth. A mistake twice as large counts twice as much, so a few extreme values do not dominate the training. It reads directly in the unit of the target.\n\nThe layer before needs one linear unit. The mean squared error trains more smoothly and is the usual first choice.',
    zh: '用预测值与真实值之间的距离来评判数值预测。错误大一倍，损失也只大一倍，因此少数极端值不会主导训练。它的数值直接以目标列的单位表示。\n\n前一层需要一个 linear 单元。均方误差的训练更平稳，通常是首选。',
  },
  icon: 'MoveVertical',
  keywords: ['MAE', 'L1Loss', 'nn.L1Loss', 'L1', 'regression', 'robust', '平均绝对误差', '回归', '损失函数'],
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
      inputs: { prediction: [tensorOf([3], { activation: 'linear', dataset: priceDataset, unitsFrom: 'dense_1' })] },
      output: 'rejected',
    },
    {
      title: 'refuses classes',
      inputs: { prediction: [tensorOf([1], { activation: 'linear' })] },
      output: 'rejected',
    },
  ],
});
