import { priceDataset, tableDataset } from '../exampleTypes.ts';
import { real } from '../params.ts';
import { checkClasses, seedParam } from './balanceParams.ts';
import { defineTableNode } from './tableNode.ts';

export const undersampleParams = {
  ratio: real({
    label: { en: 'Times the smallest', zh: '最小类的倍数' },
    help: {
      en: 'How many rows a class keeps at most, in multiples of the smallest class. 1: all classes are equally small.',
      zh: '每个类别最多保留最小类别行数的若干倍。1 表示所有类别一样少。',
    },
    initial: 1,
    min: 1,
    max: 100,
    step: 0.5,
    onCard: true,
  }),
  seed: seedParam,
};

export const undersampleNode = defineTableNode({
  kind: 'undersample',
  family: 'rows',
  title: { en: 'Undersample', zh: '欠采样' },
  docs: {
    en: 'Leaves out training rows of large classes, drawn by chance, until they are no larger than the small ones. Training gets faster, but what the left-out rows had to tell is lost: use it when there are plenty.\n\nOnly training rows go. Validation and test stay as the world is, or their figures would flatter.',
    zh: '随机去掉大类别的训练行，直到不多于小类别。训练更快，但被去掉的行所包含的信息会丢失：仅在数据充足时使用。\n\n只去掉训练行。验证和测试部分保持真实情况，否则得到的指标会过于乐观。',
  },
  icon: 'ListMinus',
  keywords: ['RandomUnderSampler', 'imbalance', 'balance', 'downsample', '欠采样', '不均衡', '下采样'],
  params: undersampleParams,
  check: (_values, dataset) => checkClasses(dataset),
  describe: (_values, fields) => fields,
  changesRows: () => true,
  examples: [
    {
      title: 'does not know how many rows stay',
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, rows: null },
    },
    { title: 'needs classes', inputs: { data: [priceDataset] }, output: 'rejected' },
  ],
});
