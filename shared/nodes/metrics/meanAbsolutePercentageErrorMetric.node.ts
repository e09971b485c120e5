import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { defineMetric, needNumbers } from './metricNode.ts';

export const meanAbsolutePercentageErrorMetricNode = defineMetric({
  kind: 'meanAbsolutePercentageErrorMetric',
  name: 'meanAbsolutePercentageError',
  title: { en: 'Mean absolute percentage error (metric)', zh: '平均绝对百分比误差（指标）' },
  docs: {
    en: 'The average miss in percent of the true number: 8 means that predictions are off by 8 % on average. Easy to say to others.\n\nIt makes no sense where the target comes near zero.',
    zh: '误差占真实值的平均百分比：8 表示平均相差 8 %。便于向他人说明。\n\n当目标值接近零时没有意义。',
  },
  icon: 'Percent',
  keywords: ['MAPE', 'percentage error', 'regression metric', 'relative error', '百分比误差', '回归指标', '相对误差'],
  checkTarget: needNumbers,
  examples: [
    {
      title: 'judges numbers',
      inputs: { prediction: [tensorOf([1], { dataset: priceDataset })] },
      output: { carries: 'metric', name: 'meanAbsolutePercentageError' },
    },
    {
      title: 'refuses classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: 'rejected',
    },
  ],
});
