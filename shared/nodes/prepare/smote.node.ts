import { priceDataset, tableDataset } from '../exampleTypes.ts';
import { integer } from '../params.ts';
import { checkClasses, ratioParam, seedParam } from './balanceParams.ts';
import { numberColumns } from './columnsParam.ts';
import { defineTableNode } from './tableNode.ts';

export const smoteParams = {
  ratio: ratioParam,
  neighbours: integer({
    label: { en: 'Neighbours', zh: '邻居个数' },
    help: {
      en: 'A new row lies between a row and one of so many similar rows of its class.',
      zh: '新行位于某行与其同类的若干相似行之一之间。',
    },
    initial: 5,
    min: 1,
    max: 50,
  }),
  columns: numberColumns({
    en: 'The columns in which new rows differ from old ones.',
    zh: '新行与原有行取值不同的列。',
  }),
  seed: seedParam,
};

export const smoteNode = defineTableNode({
  kind: 'smote',
  family: 'rows',
  title: { en: 'SMOTE', zh: 'SMOTE 合成采样' },
  docs: {
    en: 'Makes new training rows of rare classes: each lies somewhere between a real row and a similar one of the same class. The network cannot learn them by heart as it can copies. Other columns than numbers are copied.\n\nScale before it, because *similar* is a distance. Only training rows are added. It helps with numbers that vary smoothly, less with many categories.',
    zh: '为罕见类别合成新的训练行：每个新行位于某个真实行与一个同类相似行之间。网络无法像副本那样死记硬背。非数值列直接复制。\n\n请先进行缩放，因为“相似”取决于距离。只增加训练行。对平滑变化的数值有帮助，对大量类别列帮助较小。',
  },
  icon: 'Sprout',
  keywords: ['SMOTE', 'synthetic', 'imbalance', 'oversample', 'balance', 'rare', '合成', '过采样', '不均衡'],
  params: smoteParams,
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
