import type { Text } from '../../shared/base/text.ts';
import type { Category } from '../../shared/nodes/definition.ts';

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
