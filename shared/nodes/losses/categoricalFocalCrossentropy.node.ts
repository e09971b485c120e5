import { real } from '../params.ts';
import { oneHotExamples } from './classExamples.ts';
import { checkOneHotPrediction, checkOneHotTarget } from './classLoss.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';
import { focalGamma, labelSmoothing } from './lossParams.ts';

export const categoricalFocalCrossentropyNode = defineLoss({
  kind: 'categoricalFocalCrossentropy',
  title: { en: 'Categorical focal cross-entropy', zh: '分类焦点交叉熵' },
  docs: {
    en: 'The categorical cross-entropy that looks away from what is right already, so that rare and hard classes count. Helps where a few classes are far more frequent than the others.\n\nThe target is one-hot; the layer before needs one unit per class, with softmax.',
    zh: '会忽略已判对数据的分类交叉熵，使少见和困难的类别得到重视。当少数类别远多于其他类别时有帮助。\n\n目标列为独热编码；前一层每个类别一个单元，并使用 softmax。',
  },
  icon: 'Focus',
  keywords: [
    'CategoricalFocalCrossentropy',
    'focal loss',
    'imbalanced',
    'hard examples',
    '焦点损失',
    '不平衡',
    '多分类',
    '损失函数',
  ],
  task: 'classification',
  nativeOnly,
  more: {
    gamma: focalGamma,
    alpha: real({
      label: { en: 'Alpha', zh: 'Alpha' },
      help: { en: 'A factor on the whole loss.', zh: '整个损失的系数。' },
      initial: 0.25,
      min: 0,
      max: 1,
      step: 0.05,
    }),
    labelSmoothing,
  },
  checkTarget: checkOneHotTarget,
  checkPrediction: checkOneHotPrediction,
  examples: oneHotExamples,
});
