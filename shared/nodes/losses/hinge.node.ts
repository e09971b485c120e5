import { yesNoExamples } from './classExamples.ts';
import { checkYesNoPrediction, checkYesNoTarget } from './classLoss.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';

export const hingeNode = defineLoss({
  kind: 'hinge',
  title: { en: 'Hinge', zh: '合页损失' },
  docs: {
    en: 'Judges a yes-or-no answer by its margin: what lies beyond 1 on the right side costs nothing, what is on the wrong side costs the more the farther it is. The loss of support vector machines.\n\nThe layer before needs one unit with tanh or linear; above 0 means yes. It gives no probabilities.',
    zh: '按间隔评判“是或否”：在正确一侧超过 1 的不计损失，在错误一侧越远损失越大。它是支持向量机的损失。\n\n前一层需要一个使用 tanh 或 linear 的单元；大于 0 表示“是”。它不给出概率。',
  },
  icon: 'ChevronsLeftRight',
  keywords: ['Hinge', 'HingeEmbeddingLoss', 'SVM', 'margin', 'max-margin', '合页', '支持向量机', '间隔', '损失函数'],
  task: 'classification',
  nativeOnly,
  checkTarget: checkYesNoTarget,
  checkPrediction: (prediction, target) => checkYesNoPrediction(prediction, target, 'tanh'),
  examples: yesNoExamples('tanh'),
});
