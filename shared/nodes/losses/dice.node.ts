import { defineLoss, nativeOnly } from './lossNode.ts';
import { checkMaskPrediction, checkMaskTarget, overlapExamples } from './overlapLoss.ts';

export const diceNode = defineLoss({
  kind: 'dice',
  title: { en: 'Dice', zh: 'Dice 损失' },
  docs: {
    en: 'Judges how far a predicted region and the true one overlap, row by row: 0 when they are the same, 1 when they do not touch. What is small counts as much as what is large, so it is the usual loss of segmentation.\n\nThe layer before needs one unit with sigmoid for each place of the mask.',
    zh: '逐行评判预测区域与真实区域的重叠程度：完全相同为 0，毫无重叠为 1。小目标与大目标同样重要，因此是分割任务的常用损失。\n\n前一层对掩码的每个位置需要一个使用 sigmoid 的单元。',
  },
  icon: 'Combine',
  keywords: ['Dice', 'DiceLoss', 'Sørensen', 'segmentation', 'overlap', '分割', '重叠', '掩码', '损失函数'],
  task: 'classification',
  nativeOnly,
  checkTarget: checkMaskTarget,
  checkPrediction: checkMaskPrediction,
  examples: overlapExamples,
});
