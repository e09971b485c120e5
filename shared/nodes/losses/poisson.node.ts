import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { checkActivation } from './checkPrediction.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';
import { checkNumberPrediction, checkNumberTarget } from './regressionLoss.ts';

export const poissonNode = defineLoss({
  kind: 'poisson',
  title: { en: 'Poisson', zh: '泊松损失' },
  docs: {
    en: 'Judges the prediction of a count (calls an hour, goals, accidents) as a Poisson distribution does: an error of two weighs more beside 1 than beside 100.\n\nThe layer before must give positive numbers: one unit with softplus.',
    zh: '按泊松分布评判对计数的预测（每小时来电、进球、事故）：同样相差 2，实际为 1 时比实际为 100 时更严重。\n\n前一层必须给出正数：一个使用 softplus 的单元。',
  },
  icon: 'Hash',
  keywords: ['Poisson', 'PoissonNLLLoss', 'count', 'events', 'rate', '计数', '泊松', '事件', '损失函数'],
  task: 'regression',
  nativeOnly,
  checkTarget: checkNumberTarget,
  checkPrediction(prediction, target) {
    // Its own advice on the activation takes the place of the general one.
    const others = checkNumberPrediction(prediction, target).filter((problem) => problem?.code !== 'loss.needsLinear');
    return [...others, checkActivation(prediction, 'softplus', 'warning')];
  },
  examples: [
    {
      title: 'takes a positive number for a count',
      inputs: { prediction: [tensorOf([1], { activation: 'softplus', dataset: priceDataset })] },
      output: { carries: 'objective', target: 'price', task: 'regression' },
    },
    {
      title: 'refuses classes',
      inputs: { prediction: [tensorOf([1], { activation: 'softplus' })] },
      output: 'rejected',
    },
  ],
});
