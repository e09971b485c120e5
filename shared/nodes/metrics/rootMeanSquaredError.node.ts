import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { defineMetric, needNumbers } from './metricNode.ts';

export const rootMeanSquaredErrorNode = defineMetric({
  kind: 'rootMeanSquaredError',
  name: 'rootMeanSquaredError',
  title: { en: 'Root mean squared error', zh: '均方根误差' },
  docs: {
    en: 'The root of the mean squared error, in the unit of the target: the usual size of a miss, in which large misses weigh more. It is exact over the whole epoch, not a mean of batches.\n\nBeside the mean absolute error it tells whether a few rows are far off.',
    zh: '均方误差的平方根，以目标列的单位表示：典型的误差大小，其中大误差权重更高。它对整轮精确计算，而不是批次的平均。\n\n与平均绝对误差对照，可以看出是否有少数数据偏差很大。',
  },
  icon: 'Radical',
  keywords: ['RMSE', 'RootMeanSquaredError', 'regression metric', 'error', '均方根误差', '回归指标', '误差'],
  checkTarget: needNumbers,
  examples: [
    {
      title: 'judges numbers',
      inputs: { prediction: [tensorOf([1], { dataset: priceDataset })] },
      output: { carries: 'metric', name: 'rootMeanSquaredError' },
    },
    {
      title: 'refuses classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: 'rejected',
    },
  ],
});
