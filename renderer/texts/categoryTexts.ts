import type { Text } from '../../shared/base/text.ts';
import type { Category, Family } from '../../shared/nodes/definition.ts';

/** What the groups of nodes are called. */
export const CATEGORY_TITLES: Record<Category, Text> = {
  data: { en: 'Data', zh: '数据' },
  prepare: { en: 'Prepare', zh: '预处理' },
  layer: { en: 'Layers', zh: '网络层' },
  shape: { en: 'Shape', zh: '形状' },
  merge: { en: 'Merge', zh: '合并' },
  loss: { en: 'Losses', zh: '损失' },
  metric: { en: 'Metrics', zh: '指标' },
  optimizer: { en: 'Optimizers', zh: '优化器' },
  training: { en: 'Training', zh: '训练' },
  evaluation: { en: 'Evaluation', zh: '评估' },
};

/** What the finer groups within a category are called. */
export const FAMILY_TITLES: Record<Family, Text> = {
  rows: { en: 'rows', zh: '行' },
  columns: { en: 'columns', zh: '列' },
  values: { en: 'values', zh: '数值' },
  images: { en: 'images', zh: '图像' },
  text: { en: 'text', zh: '文本' },
  series: { en: 'series', zh: '时间序列' },
  core: { en: 'core', zh: '基础' },
  convolution: { en: 'convolution', zh: '卷积' },
  pooling: { en: 'pooling', zh: '池化' },
  recurrent: { en: 'recurrent', zh: '循环' },
  attention: { en: 'attention', zh: '注意力' },
  normalisation: { en: 'normalisation', zh: '归一化' },
  regularisation: { en: 'regularisation', zh: '正则化' },
  activation: { en: 'activation', zh: '激活' },
  schedule: { en: 'learning rate', zh: '学习率' },
};
