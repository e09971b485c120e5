import { priceDataset, tableDataset } from '../exampleTypes.ts';
import { choice } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { checkClasses } from './balanceParams.ts';
import { checkNewNames, defineTableNode, numberFeature } from './tableNode.ts';

const WEIGHT_FIELD = 'class_weight';

export const classWeightsParams = {
  method: choice({
    label: { en: 'Weight', zh: '权重' },
    help: {
      en: 'Balanced: every class counts the same in all. Root: half-way, for classes that are very rare.',
      zh: '均衡：各类别总权重相同。平方根：折中，适合极罕见的类别。',
    },
    initial: 'balanced',
    options: [
      { value: 'balanced', label: { en: 'balanced', zh: '均衡' } },
      { value: 'root', label: { en: 'root of balanced', zh: '均衡的平方根' } },
    ],
    onCard: true,
  }),
};

/** The fields with the weight of each row. */
export function describeWeighted(all: readonly FieldType[]): readonly FieldType[] {
  return [...all, { ...numberFeature(WEIGHT_FIELD), role: 'weight' }];
}

export const classWeightsNode = defineTableNode({
  kind: 'classWeights',
  family: 'rows',
  title: { en: 'Class weights', zh: '类别权重' },
  docs: {
    en: 'Lets rows of rare classes count more in training, so that a network does not simply ignore one failure in a hundred rows. No row is added or lost: the loss of each row is multiplied by its weight.\n\nThe first thing to try when classes are uneven. The weights are learned from the training rows; validation and test count every row the same, and new rows need no weight.',
    zh: '使罕见类别的行在训练中权重更大，避免网络直接忽略百里挑一的故障。不增加也不减少任何行：每行的损失乘以其权重。\n\n类别不均衡时应首先尝试。权重从训练数据中学得；验证和测试时每行权重相同，新数据不需要权重。',
  },
  icon: 'Weight',
  keywords: [
    'class_weight',
    'imbalance',
    'balance',
    'sample weight',
    'rare',
    'compute_class_weight',
    '类别权重',
    '不均衡',
    '样本权重',
  ],
  params: classWeightsParams,
  check: (_values, dataset) => [...checkClasses(dataset), ...checkNewNames(dataset, [WEIGHT_FIELD])],
  describe: (_values, fields) => describeWeighted(fields),
  examples: [
    {
      title: 'adds the weight of each row',
      inputs: { data: [tableDataset] },
      output: {
        ...tableDataset,
        fields: [...tableDataset.fields, { ...numberFeature('class_weight'), role: 'weight' }],
      },
    },
    { title: 'needs classes', inputs: { data: [priceDataset] }, output: 'rejected' },
  ],
});
