import { real } from '../params.ts';
import { yesNoExamples } from './classExamples.ts';
import { checkYesNoPrediction, checkYesNoTarget } from './classLoss.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';
import { focalGamma, labelSmoothing } from './lossParams.ts';

export const binaryFocalCrossentropyNode = defineLoss({
  kind: 'binaryFocalCrossentropy',
  title: { en: 'Binary focal cross-entropy', zh: '二元焦点交叉熵' },
  docs: {
    en: 'The binary cross-entropy that looks away from what is right already, so that a few hard or rare rows are not drowned by many easy ones. Made for finding small things in large pictures.\n\nThe layer before needs one unit with sigmoid. Alpha weighs yes against no.',
    zh: '会忽略已判对数据的二元交叉熵，使少数困难或少见的数据不被大量简单数据淹没。最初用于在大图中寻找小目标。\n\n前一层需要一个使用 sigmoid 的单元。Alpha 调节“是”与“否”的权重。',
  },
  icon: 'Focus',
  keywords: [
    'BinaryFocalCrossentropy',
    'focal loss',
    'sigmoid_focal_loss',
    'imbalanced',
    '焦点损失',
    '不平衡',
    '二分类',
    '损失函数',
  ],
  task: 'classification',
  nativeOnly,
  more: {
    gamma: focalGamma,
    alpha: real({
      label: { en: 'Alpha', zh: 'Alpha' },
      help: {
        en: 'The weight of yes; no has what is left of 1. 0.5 for both alike.',
        zh: '“是”的权重；“否”为 1 减去它。0.5 表示两者相同。',
      },
      initial: 0.5,
      min: 0,
      max: 1,
      step: 0.05,
    }),
    labelSmoothing,
  },
  checkTarget: checkYesNoTarget,
  checkPrediction: (prediction, target) => checkYesNoPrediction(prediction, target, 'sigmoid'),
  examples: yesNoExamples('sigmoid'),
});
