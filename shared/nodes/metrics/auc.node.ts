import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { choice } from '../params.ts';
import { defineMetric, needClasses } from './metricNode.ts';

export const aucNode = defineMetric({
  kind: 'auc',
  name: 'auc',
  title: { en: 'AUC', zh: 'AUC' },
  docs: {
    en: 'The area under the ROC curve: how often a random positive row gets a higher probability than a random negative one. 0.5 is chance, 1 is perfect, and no threshold has to be chosen.\n\nWhere positives are rare, take the precision-recall curve. It is counted in 200 steps, as Keras does; several classes are taken all together.',
    zh: 'ROC 曲线下的面积：随机一条正例的概率高于随机一条负例的频率。0.5 等于乱猜，1 为完美，且不需要选择阈值。\n\n正例很少时请使用精确率-召回率曲线。与 Keras 相同，按 200 个阈值统计；多个类别合并统计。',
  },
  icon: 'ChartArea',
  keywords: ['AUC', 'ROC', 'AUROC', 'average precision', 'PR curve', '曲线下面积', '受试者工作特征'],
  more: {
    curve: choice({
      label: { en: 'Curve', zh: '曲线' },
      help: {
        en: 'ROC for balanced classes; precision-recall where one class is rare.',
        zh: '类别均衡时用 ROC；某一类很少见时用精确率-召回率曲线。',
      },
      initial: 'ROC',
      options: [
        { value: 'ROC', label: { en: 'ROC', zh: 'ROC' } },
        { value: 'PR', label: { en: 'precision-recall', zh: '精确率-召回率' } },
      ],
    }),
  },
  checkTarget: needClasses,
  examples: [
    {
      title: 'judges classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: { carries: 'metric', name: 'auc' },
    },
    {
      title: 'refuses a number as target',
      inputs: { prediction: [tensorOf([1], { dataset: priceDataset })] },
      output: 'rejected',
    },
  ],
});
