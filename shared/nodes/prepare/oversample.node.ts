import { priceDataset, tableDataset } from '../exampleTypes.ts';
import { checkClasses, ratioParam, seedParam } from './balanceParams.ts';
import { defineTableNode } from './tableNode.ts';

export const oversampleParams = { ratio: ratioParam, seed: seedParam };

export const oversampleNode = defineTableNode({
  kind: 'oversample',
  family: 'rows',
  title: { en: 'Oversample', zh: '过采样' },
  docs: {
    en: 'Repeats training rows of rare classes until these are as large as the others. Nothing is lost, but the network sees the same rare rows often and may learn them by heart; *Class weights* does the same without repeating.\n\nOnly training rows are repeated. A copy never ends up in validation or test, where it would give the answer away.',
    zh: '重复罕见类别的训练行，直到与其他类别一样多。不会丢失信息，但网络会反复看到相同的罕见行，可能死记硬背；“类别权重”无需重复即可达到同样效果。\n\n只重复训练行。副本绝不会进入验证或测试部分，否则会泄露答案。',
  },
  icon: 'ListPlus',
  keywords: ['RandomOverSampler', 'imbalance', 'balance', 'upsample', 'rare', '过采样', '不均衡', '上采样'],
  params: oversampleParams,
  check: (_values, dataset) => checkClasses(dataset),
  describe: (_values, fields) => fields,
  changesRows: () => true,
  examples: [
    {
      title: 'does not know how many rows there will be',
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, rows: null },
    },
    { title: 'needs classes', inputs: { data: [priceDataset] }, output: 'rejected' },
  ],
});
