import { speciesField, tableDataset, tensorOf } from '../exampleTypes.ts';
import { real } from '../params.ts';
import { checkOneHotPrediction, checkOneHotTarget } from './classLoss.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';
import { labelSmoothing } from './lossParams.ts';

const oneHotDataset = {
  ...tableDataset,
  fields: [{ ...speciesField, dtype: 'float32' as const, shape: [3] }],
};

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
    gamma: real({
      label: { en: 'Gamma', zh: 'Gamma' },
      help: {
        en: 'How strongly rows that are right already are looked away from; 0 is the plain cross-entropy.',
        zh: '对已经判对的数据忽略的程度；0 即普通的交叉熵。',
      },
      initial: 2,
      min: 0,
      max: 10,
      step: 0.5,
      onCard: true,
    }),
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
  examples: [
    {
      title: 'takes three values for three classes',
      inputs: { prediction: [tensorOf([3], { activation: 'softmax', dataset: oneHotDataset })] },
      output: { carries: 'objective', target: 'species', task: 'classification' },
    },
    {
      title: 'refuses class numbers',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: 'rejected',
    },
  ],
});
