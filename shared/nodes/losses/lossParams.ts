import { choice, field, real, text } from '../params.ts';

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

/** How much each row counts in the loss. */
export const sampleWeight = field({
  label: { en: 'Row weights', zh: '行权重' },
  help: {
    en: 'A column of numbers from 0 on: how much each row counts, in training and in validation. Native engine only.',
    zh: '一列不小于 0 的数：每一行在训练和验证中所占的分量。仅限原生引擎。',
  },
  of: 'number',
  emptyMeans: { en: 'the column with the role weight, if there is one', zh: '角色为“权重”的列（如果有）' },
});

/** How much each class counts in training. */
export const classWeight = choice({
  label: { en: 'Class weights', zh: '类别权重' },
  help: {
    en: 'Balanced makes rare classes count as much as frequent ones, by their number of training rows. Only training is weighted; validation shows the plain loss. Native engine only.',
    zh: '“均衡”按训练数据的数量使少见类别与常见类别同样重要。只对训练加权；验证显示未加权的损失。仅限原生引擎。',
  },
  initial: 'none',
  options: [
    { value: 'none', label: { en: 'none', zh: '无' } },
    { value: 'balanced', label: { en: 'balanced', zh: '均衡' } },
    { value: 'byHand', label: { en: 'by hand', zh: '手动' } },
  ],
});

/** The weights themselves, when they are given by hand. */
export const classWeights = text({
  label: { en: 'Weight of each class', zh: '各类别的权重' },
  help: {
    en: 'One number for each class in their order, with commas between: 1, 5, 0.5.',
    zh: '按类别顺序填写每类一个数，用逗号分隔：1, 5, 0.5。',
  },
  max: 100_000,
  visibleWhen: (values) => values.classWeight === 'byHand',
});

/** Of the focal losses. */
export const focalGamma = real({
  label: { en: 'Gamma', zh: 'Gamma' },
  help: {
    en: 'How strongly rows that are right already are looked away from; 0 is the plain cross-entropy.',
    zh: '对已经判对的数据忽略的程度；0 即普通的交叉熵。',
  },
  initial: 2,
  min: 0,
  max: 10,
  step: 0.5,
  onCard: true,
});

/** Moves the labels a little towards the middle. */
export const labelSmoothing = real({
  label: { en: 'Label smoothing', zh: '标签平滑' },
  help: {
    en: 'Takes this share of certainty off the labels, so that the network does not become too sure: 0.1 is usual for many classes. 0 for none.',
    zh: '从标签中减去这一比例的确定性，使网络不至于过分自信：类别多时常用 0.1。0 表示不使用。',
  },
  initial: 0,
  min: 0,
  max: 0.99,
  step: 0.05,
});

/** The numbers of a list with commas or blanks between them; null when a part is no number from 0 on. */
export function readClassWeights(list: string): readonly number[] | null {
  const parts = list.split(/[\s,;，；]+/).filter((part) => part !== '');
  const numbers = parts.map(Number);
  return numbers.length > 0 && numbers.every((value) => Number.isFinite(value) && value >= 0) ? numbers : null;
}
