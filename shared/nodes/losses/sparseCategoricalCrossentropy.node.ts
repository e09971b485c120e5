import { imageDataset, priceDataset, tensorOf } from '../exampleTypes.ts';
import { checkActivation, checkRank, checkUnits } from './checkPrediction.ts';
import { refuseNumbersAndTexts } from './classLoss.ts';
import { defineLoss, wrongTarget } from './lossNode.ts';
import { labelSmoothing } from './lossParams.ts';

export const sparseCategoricalCrossentropyNode = defineLoss({
  kind: 'sparseCategoricalCrossentropy',
  title: { en: 'Sparse categorical cross-entropy', zh: '稀疏分类交叉熵' },
  docs: {
    en: 'Judges a prediction of one class out of several: it is small when the network gives the right class a high probability, and grows without limit the surer the network is of a wrong one. The usual loss for classification; the target holds the number or the name of the class.\n\nThe layer before needs as many units as there are classes, with softmax. *Sparse* only means that the target is not one-hot; the result is the same.',
    zh: '用于评判“多个类别之一”的预测：网络给正确类别的概率越高，损失越小；网络越是肯定一个错误的类别，损失越大，没有上限。它是分类任务最常用的损失；目标列为类别的编号或名称。\n\n前一层需要与类别数相同的单元数，并使用 softmax。“稀疏”只表示目标列没有做独热编码，结果是一样的。',
  },
  icon: 'Target',
  keywords: [
    'CrossEntropyLoss',
    'nn.CrossEntropyLoss',
    'NLLLoss',
    'log loss',
    'softmax loss',
    'classification',
    '交叉熵',
    '分类',
    '损失函数',
    '多分类',
  ],
  task: 'classification',
  more: { labelSmoothing },
  checkTarget(target) {
    const name = target.field.name;
    if (target.type === 'oneHot') return wrongTarget('loss.targetIsOneHot', name, 'categoricalCrossentropy');
    return refuseNumbersAndTexts(target);
  },
  checkPrediction(prediction, target) {
    const rank = checkRank(prediction);
    if (rank) return [rank];
    const count = target.type === 'classes' ? target.count : null;
    const isYesNo = count === 2 && prediction.shape[0] === 1 && prediction.activation === 'sigmoid';
    const units = checkUnits(
      prediction,
      count,
      'loss.unitsForClasses',
      target,
      isYesNo ? [{ type: 'replaceKind', node: '', kind: 'binaryCrossentropy' }] : [],
    );
    return [units, isYesNo ? null : checkActivation(prediction, 'softmax')];
  },
  examples: [
    {
      title: 'takes ten probabilities for ten classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: { carries: 'objective', target: 'label', task: 'classification' },
    },
    {
      title: 'refuses another number of units',
      inputs: { prediction: [tensorOf([12], { activation: 'softmax', unitsFrom: 'dense_1' })] },
      output: 'rejected',
    },
    {
      title: 'refuses values that are no probabilities',
      inputs: { prediction: [tensorOf([10], { activation: 'relu', activationFrom: 'dense_1' })] },
      output: 'rejected',
    },
    {
      title: 'refuses an image',
      inputs: { prediction: [tensorOf([5, 5, 10], { activation: 'softmax', unitsFrom: 'dense_1' })] },
      output: 'rejected',
    },
    {
      title: 'refuses a number as target',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax', dataset: priceDataset })] },
      output: 'rejected',
    },
    {
      title: 'refuses a target that is not there',
      values: { target: 'brand' },
      inputs: { prediction: [tensorOf([10], { activation: 'softmax', dataset: imageDataset })] },
      output: 'rejected',
    },
  ],
});
