import { tableDataset } from '../exampleTypes.ts';
import { choice, fields } from '../params.ts';
import { defineTableNode } from './tableNode.ts';

export const duplicatesParams = {
  columns: fields({
    label: { en: 'Same in', zh: '相同的列' },
    help: { en: 'Rows that agree in all of these columns are the same.', zh: '在这些列上全部相同的行视为重复。' },
    emptyMeans: { en: 'all columns', zh: '所有列' },
    onCard: true,
  }),
  keep: choice({
    label: { en: 'Keep', zh: '保留' },
    help: { en: 'Which of several equal rows stays.', zh: '在若干重复行中保留哪一行。' },
    initial: 'first',
    options: [
      { value: 'first', label: { en: 'the first', zh: '第一行' } },
      { value: 'last', label: { en: 'the last', zh: '最后一行' } },
    ],
  }),
};

export const dropDuplicatesNode = defineTableNode({
  kind: 'dropDuplicates',
  family: 'rows',
  title: { en: 'Drop duplicates', zh: '去重' },
  docs: {
    en: 'Keeps one of several equal rows. A row that is in the training part and again in the test part makes a network look better than it is: it has seen the answer. Put it before *Split*.\n\nTwo missing values count as equal. New rows are never dropped.',
    zh: '在若干相同的行中只保留一行。若同一行既在训练部分又在测试部分，网络会显得比实际更好，因为它已经见过答案。请放在“划分”之前。\n\n两个缺失值视为相等。新数据不会被删除。',
  },
  icon: 'CopyMinus',
  keywords: ['drop_duplicates', 'unique', 'distinct', 'deduplicate', 'repeated', '去重', '重复', '唯一'],
  params: duplicatesParams,
  describe: (_values, fields) => fields,
  changesRows: () => true,
  examples: [
    {
      title: 'does not know how many rows stay',
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, rows: null },
    },
    {
      title: 'refuses a column that is not there',
      values: { columns: ['weight'] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
