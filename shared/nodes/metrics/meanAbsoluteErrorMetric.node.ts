import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { wrongTarget } from '../losses/lossNode.ts';
import { defineMetric } from './metricNode.ts';

export const meanAbsoluteErrorMetricNode = defineMetric({
  kind: 'meanAbsoluteErrorMetric',
  name: 'meanAbsoluteError',
  title: { en: 'Mean absolute error (metric)', zh: '平均绝对误差（指标）' },
  docs: {
    en: 'The average distance between the predicted and the true number, in the unit of the target: "off by 280 g on average". It is shown while training and does not influence it.\n\nA good companion of the mean squared error loss, whose own value is in squared units and hard to read.',
    zh: '预测值与真实值之间的平均距离，以目标列的单位表示，例如“平均相差 280 克”。它在训练时显示，但不影响训练。\n\n适合与均方误差损失搭配，因为后者的数值是平方单位，不易理解。',
  },
  icon: 'Gauge',
  keywords: ['MAE', 'mae', 'L1', 'regression metric', 'error', '平均绝对误差', '回归指标', '误差'],
  checkTarget: (target) =>
    target.type === 'numbers' ? null : wrongTarget('metric.targetIsClass', target.field.name, 'accuracy'),
  examples: [
    {
      title: 'judges numbers',
      inputs: { prediction: [tensorOf([1], { dataset: priceDataset })] },
      output: { carries: 'metric', name: 'meanAbsoluteError' },
    },
    {
      title: 'refuses classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: 'rejected',
    },
  ],
});
