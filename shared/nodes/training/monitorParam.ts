import { choice } from '../params.ts';

/** What a callback watches: the names of MONITORS. */
export const monitor = choice({
  label: { en: 'Watch', zh: '观察' },
  help: {
    en: 'The value that has to improve. Those of the validation part tell about new data.',
    zh: '需要改善的数值。验证部分的数值反映对新数据的表现。',
  },
  initial: 'valLoss',
  options: [
    { value: 'valLoss', label: { en: 'validation loss', zh: '验证损失' } },
    { value: 'valAccuracy', label: { en: 'validation accuracy', zh: '验证准确率' } },
    { value: 'valF1', label: { en: 'validation F1', zh: '验证 F1' } },
    { value: 'valAuc', label: { en: 'validation AUC', zh: '验证 AUC' } },
    { value: 'valMeanAbsoluteError', label: { en: 'validation mean absolute error', zh: '验证平均绝对误差' } },
    { value: 'valR2', label: { en: 'validation R²', zh: '验证 R²' } },
    { value: 'loss', label: { en: 'training loss', zh: '训练损失' } },
    { value: 'accuracy', label: { en: 'training accuracy', zh: '训练准确率' } },
    { value: 'meanAbsoluteError', label: { en: 'training mean absolute error', zh: '训练平均绝对误差' } },
  ],
  onCard: true,
});
