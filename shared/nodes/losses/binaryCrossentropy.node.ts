import { tensorOf } from '../exampleTypes.ts';
import { twoClasses } from './classExamples.ts';
import { checkYesNoPrediction, checkYesNoTarget } from './classLoss.ts';
import { defineLoss } from './lossNode.ts';
import { labelSmoothing } from './lossParams.ts';

export const binaryCrossentropyNode = defineLoss({
  kind: 'binaryCrossentropy',
  title: { en: 'Binary cross-entropy', zh: '二元交叉熵' },
  docs: {
    en: 'Judges a yes-or-no prediction: one number from 0 to 1, the probability of the second class. It is small when the probability is near the truth and grows without limit when the network is sure and wrong.\n\nThe layer before needs one unit with sigmoid. It also takes several independent yes-or-no answers at once, one unit each.',
    zh: '用于评判“是或否”的预测：一个 0 到 1 的数，即第二个类别的概率。概率接近真实情况时损失很小；网络越肯定却答错时，损失越大，没有上限。\n\n前一层需要一个单元并使用 sigmoid。它也可以同时评判多个相互独立的是非答案，每个答案一个单元。',
  },
  icon: 'ToggleLeft',
  keywords: [
    'BCELoss',
    'BCEWithLogitsLoss',
    'nn.BCELoss',
    'log loss',
    'sigmoid loss',
    'logistic',
    '二分类',
    '交叉熵',
    '损失函数',
  ],
  task: 'classification',
  more: { labelSmoothing },
  checkTarget: checkYesNoTarget,
  checkPrediction: (prediction, target) => checkYesNoPrediction(prediction, target, 'sigmoid'),
  examples: [
    {
      title: 'takes one probability for yes or no',
      inputs: { prediction: [tensorOf([1], { activation: 'sigmoid', dataset: twoClasses })] },
      output: { carries: 'objective', target: 'sex', task: 'classification' },
    },
    {
      title: 'refuses ten classes',
      inputs: { prediction: [tensorOf([1], { activation: 'sigmoid' })] },
      output: 'rejected',
    },
    {
      title: 'refuses two units',
      inputs: { prediction: [tensorOf([2], { activation: 'sigmoid', dataset: twoClasses, unitsFrom: 'dense_1' })] },
      output: 'rejected',
    },
    {
      title: 'refuses softmax, which is always 1 for one unit',
      inputs: { prediction: [tensorOf([1], { activation: 'softmax', dataset: twoClasses })] },
      output: 'rejected',
    },
  ],
});
