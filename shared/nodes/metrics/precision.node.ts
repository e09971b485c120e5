import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { average, defineMetric, needClasses } from './metricNode.ts';

export const precisionNode = defineMetric({
  kind: 'precision',
  name: 'precision',
  title: { en: 'Precision', zh: '精确率' },
  docs: {
    en: 'Of the rows that were called a class, the share that really is one: how far an alarm can be trusted. With several classes it is taken for each and averaged.\n\nLook at it together with recall; F1 joins the two.',
    zh: '在被判为某一类的数据中，真正属于该类的比例：即“报警”有多可信。有多个类别时分别计算再平均。\n\n请与召回率一起看；F1 把两者合为一个数。',
  },
  icon: 'Crosshair',
  keywords: ['Precision', 'positive predictive value', 'false positives', '精确率', '查准率', '指标'],
  more: { average },
  checkTarget: needClasses,
  examples: [
    {
      title: 'judges classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: { carries: 'metric', name: 'precision' },
    },
    {
      title: 'refuses a number as target',
      inputs: { prediction: [tensorOf([1], { dataset: priceDataset })] },
      output: 'rejected',
    },
  ],
});
