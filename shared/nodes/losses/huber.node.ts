import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { real } from '../params.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';
import { checkNumberPrediction, checkNumberTarget } from './regressionLoss.ts';

export const huberNode = defineLoss({
  kind: 'huber',
  title: { en: 'Huber', zh: 'Huber 损失' },
  docs: {
    en: 'Judges like the squared error near the truth and like the absolute error far from it, so that a few extreme rows do not rule the training. The robust choice for regression.\n\nDelta says where near ends; scale the target, or choose it to suit the target’s own unit.',
    zh: '在接近真实值时像均方误差，远离时像平均绝对误差，因此少数极端数据不会左右训练。它是回归任务的稳健选择。\n\nDelta 决定“接近”的范围；请缩放目标列，或按目标的单位来选择。',
  },
  icon: 'Spline',
  keywords: ['Huber', 'HuberLoss', 'nn.SmoothL1Loss', 'robust', '稳健', '回归', '损失函数', '平滑'],
  task: 'regression',
  nativeOnly,
  more: {
    delta: real({
      label: { en: 'Delta', zh: 'Delta' },
      help: { en: 'Errors above this count linearly.', zh: '超过此值的误差按线性计算。' },
      initial: 1,
      min: 1e-6,
      max: 1e9,
      step: 0.5,
      onCard: true,
    }),
  },
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
