import { yesNoExamples } from './classExamples.ts';
import { checkYesNoPrediction, checkYesNoTarget } from './classLoss.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';

export const squaredHingeNode = defineLoss({
  kind: 'squaredHinge',
  title: { en: 'Squared hinge', zh: '平方合页损失' },
  docs: {
    en: 'The hinge loss squared: small violations of the margin cost little, large ones a lot. It is smooth, which helps the optimizer.\n\nThe layer before needs one unit with tanh or linear; above 0 means yes.',
    zh: '合页损失的平方：对间隔的小幅违反代价很小，大幅违反代价很大。它更平滑，便于优化。\n\n前一层需要一个使用 tanh 或 linear 的单元；大于 0 表示“是”。',
  },
  icon: 'ChevronsLeftRight',
  keywords: ['SquaredHinge', 'L2-SVM', 'margin', 'MultiMarginLoss', '平方合页', '支持向量机', '间隔', '损失函数'],
  task: 'classification',
  nativeOnly,
  checkTarget: checkYesNoTarget,
  checkPrediction: (prediction, target) => checkYesNoPrediction(prediction, target, 'tanh'),
  examples: yesNoExamples('tanh'),
});
