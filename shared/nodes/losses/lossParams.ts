import { field, real } from '../params.ts';

/** The field that a loss judges by. */
export const target = field({
  label: { en: 'Column to predict', zh: '要预测的列' },
  help: {
    en: 'The field that the prediction is compared with. Choose one only when the network predicts several things.',
    zh: '用来与预测比较的字段。只有当网络要预测多项内容时才需要选择。',
  },
  emptyMeans: { en: 'the target of the data set', zh: '数据集的目标列' },
});

/** How much a loss counts when a training has several. */
export const weight = real({
  label: { en: 'Weight', zh: '权重' },
  help: {
    en: 'How much this loss counts when several are trained together. 1 for a single one.',
    zh: '同时训练多个损失时，这个损失所占的分量。只有一个时为 1。',
  },
  initial: 1,
  min: 0,
  max: 1000,
  step: 0.1,
});
