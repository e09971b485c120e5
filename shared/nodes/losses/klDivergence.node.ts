import { tensorOf } from '../exampleTypes.ts';
import { oneHotDataset } from './classExamples.ts';
import { checkOneHotPrediction, checkOneHotTarget } from './classLoss.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';

export const klDivergenceNode = defineLoss({
  kind: 'klDivergence',
  title: { en: 'KL divergence', zh: 'KL 散度' },
  docs: {
    en: 'Judges how far the predicted shares lie from the true ones. For one-hot targets it teaches the same as the categorical cross-entropy; it is at home where the truth itself is a distribution, as in distilling one network into another.\n\nThe layer before needs one unit per class, with softmax.',
    zh: '评判预测的比例与真实比例相差多远。对于独热目标，它与分类交叉熵的训练效果相同；当真实情况本身就是一个分布时（例如把一个网络蒸馏到另一个网络）最为适用。\n\n前一层每个类别需要一个单元，并使用 softmax。',
  },
  icon: 'ChartBar',
  keywords: ['KLDivergence', 'KLDivLoss', 'nn.KLDivLoss', 'relative entropy', 'distillation', '散度', '相对熵', '蒸馏'],
  task: 'classification',
  nativeOnly,
  checkTarget: checkOneHotTarget,
  checkPrediction: checkOneHotPrediction,
  examples: [
    {
      title: 'takes three shares for three classes',
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
