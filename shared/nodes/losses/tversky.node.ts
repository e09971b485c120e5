import { real } from '../params.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';
import { checkMaskPrediction, checkMaskTarget, overlapExamples } from './overlapLoss.ts';

export const tverskyNode = defineLoss({
  kind: 'tversky',
  title: { en: 'Tversky', zh: 'Tversky 损失' },
  docs: {
    en: 'The Dice loss with a choice: what was marked too much and what was missed have a weight each. With 0.5 for both it is Dice.\n\nRaise beta where missing a spot is worse than marking too much, as in medical pictures.',
    zh: '可调的 Dice 损失：多标的部分和漏标的部分各有一个权重。两者都为 0.5 时即为 Dice。\n\n当漏标比多标更严重时（例如医学图像）请增大 Beta。',
  },
  icon: 'Combine',
  keywords: ['Tversky', 'TverskyLoss', 'segmentation', 'overlap', '分割', '重叠', '漏检', '损失函数'],
  task: 'classification',
  nativeOnly,
  more: {
    alpha: real({
      label: { en: 'Alpha', zh: 'Alpha' },
      help: { en: 'How much what is marked too much costs.', zh: '多标部分的代价。' },
      initial: 0.5,
      min: 0,
      max: 1,
      step: 0.1,
      onCard: true,
    }),
    beta: real({
      label: { en: 'Beta', zh: 'Beta' },
      help: { en: 'How much what is missed costs.', zh: '漏标部分的代价。' },
      initial: 0.5,
      min: 0,
      max: 1,
      step: 0.1,
      onCard: true,
    }),
  },
  checkTarget: checkMaskTarget,
  checkPrediction: checkMaskPrediction,
  examples: overlapExamples,
});
