import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';
import { checkNumberPrediction, checkNumberTarget } from './regressionLoss.ts';

export const logCoshNode = defineLoss({
  kind: 'logCosh',
  title: { en: 'Log-cosh', zh: 'Log-cosh 损失' },
  docs: {
    en: 'Judges by the logarithm of the hyperbolic cosine of the error: half the square for small errors, the absolute error for large ones, smooth everywhere. Like Huber, without a number to choose.\n\nUse it for regression with some extreme values.',
    zh: '用误差的双曲余弦的对数来评判：误差小时约为平方的一半，误差大时约为绝对值，处处平滑。与 Huber 相似，但无需选择参数。\n\n适用于含有一些极端值的回归任务。',
  },
  icon: 'ChartSpline',
  keywords: ['LogCosh', 'log hyperbolic cosine', 'robust', 'smooth l1', '稳健', '回归', '损失函数', '平滑'],
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
