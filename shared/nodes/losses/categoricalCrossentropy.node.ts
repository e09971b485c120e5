import { tensorOf } from '../exampleTypes.ts';
import { oneHotDataset } from './classExamples.ts';
import { checkOneHotPrediction, checkOneHotTarget } from './classLoss.ts';
import { defineLoss } from './lossNode.ts';
import { labelSmoothing } from './lossParams.ts';

export const categoricalCrossentropyNode = defineLoss({
  kind: 'categoricalCrossentropy',
  title: { en: 'Categorical cross-entropy', zh: '分类交叉熵' },
  docs: {
    en: 'Judges a prediction of one class out of several when the target is one-hot: a 1 for the right class and 0 for all others. It is small when the network gives the right class a high probability.\n\nThe layer before needs one unit per class, with softmax. If the target holds plain class numbers or names, use the sparse form: it saves the one-hot step and gives the same result.',
    zh: '当目标列是独热编码（正确类别为 1，其余为 0）时，用于评判“多个类别之一”的预测。网络给正确类别的概率越高，损失越小。\n\n前一层每个类别需要一个单元，并使用 softmax。如果目标列是普通的类别编号或名称，请使用“稀疏”形式：省去独热编码，结果相同。',
  },
  icon: 'Crosshair',
  keywords: [
    'CrossEntropyLoss',
    'softmax loss',
    'one-hot loss',
    'log loss',
    'classification',
    '交叉熵',
    '分类',
    '损失函数',
    '独热',
  ],
  task: 'classification',
  more: { labelSmoothing },
  checkTarget: checkOneHotTarget,
  checkPrediction: checkOneHotPrediction,
  examples: [
    {
      title: 'takes three probabilities for three classes',
      inputs: { prediction: [tensorOf([3], { activation: 'softmax', dataset: oneHotDataset })] },
      output: { carries: 'objective', target: 'species', task: 'classification' },
    },
    {
      title: 'refuses class numbers',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: 'rejected',
    },
    {
      title: 'refuses linear values',
      inputs: { prediction: [tensorOf([3], { activation: 'linear', dataset: oneHotDataset })] },
      output: 'rejected',
    },
  ],
});
