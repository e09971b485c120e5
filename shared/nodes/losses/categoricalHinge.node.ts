import { oneHotExamples } from './classExamples.ts';
import { checkOneHotPrediction, checkOneHotTarget } from './classLoss.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';

export const categoricalHingeNode = defineLoss({
  kind: 'categoricalHinge',
  title: { en: 'Categorical hinge', zh: '分类合页损失' },
  docs: {
    en: 'Judges one class out of several by margin: the right class should lie above the best wrong one by 1. Once it does, the row costs nothing and the network turns to harder ones.\n\nThe target is one-hot; the layer before needs one unit per class.',
    zh: '按间隔评判“多个类别之一”：正确类别应比最好的错误类别高出 1。达到之后该数据不再计损失，网络转向更难的数据。\n\n目标列为独热编码；前一层每个类别一个单元。',
  },
  icon: 'ChevronsLeftRight',
  keywords: ['CategoricalHinge', 'MultiMarginLoss', 'SVM', 'margin', '多分类合页', '间隔', '支持向量机', '损失函数'],
  task: 'classification',
  nativeOnly,
  checkTarget: checkOneHotTarget,
  checkPrediction: checkOneHotPrediction,
  examples: oneHotExamples,
});
