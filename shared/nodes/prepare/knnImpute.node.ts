import { massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { integer, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { numberColumns } from './columnsParam.ts';
import { chooseNumbers, defineTableNode, isChosen } from './tableNode.ts';

export const knnParams = {
  neighbours: integer({
    label: { en: 'Neighbours', zh: '邻居个数' },
    help: { en: 'So many similar rows are averaged.', zh: '对多少个相似的行取平均。' },
    initial: 5,
    min: 1,
    max: 100,
    onCard: true,
  }),
  references: integer({
    label: { en: 'Rows to compare with', zh: '参考行数' },
    help: {
      en: 'So many training rows, drawn by chance, are remembered. More is better and slower.',
      zh: '随机抽取并记住这么多训练数据行。越多越好，但也越慢。',
    },
    initial: 1000,
    min: 10,
    max: 10_000,
  }),
  columns: numberColumns({ en: 'The columns that are compared and filled.', zh: '用于比较并填补的数值列。' }),
};

/** The fields with nothing missing in the chosen columns. */
export function describeImputed(
  { columns }: Pick<ValuesOf<typeof knnParams>, 'columns'>,
  all: readonly FieldType[],
): readonly FieldType[] {
  return all.map((one): FieldType => (isChosen(one, columns) ? { ...one, missing: 0 } : one));
}

export const knnImputeNode = defineTableNode({
  kind: 'knnImpute',
  family: 'values',
  title: { en: 'Fill from similar rows', zh: '近邻填补' },
  docs: {
    en: 'Fills an empty number with the average of the rows that are most alike in the other columns (k nearest neighbours). Better than one mean for all where columns hang together: a penguin with long wings is a heavy one.\n\nScale before it, or the column with the largest numbers decides alone who is alike. Slower than *Fill missing*: every incomplete row is compared with all remembered ones.',
    zh: '用其他列最相似的若干行的平均值填补空的数值（k 近邻）。当各列相互关联时，比统一用一个平均值更好：翅膀长的企鹅体重也大。\n\n请先进行缩放，否则数值最大的列会独自决定相似程度。比“填补缺失值”慢：每个不完整的行都要与所有记住的行比较。',
  },
  icon: 'UsersRound',
  keywords: ['KNNImputer', 'impute', 'nearest neighbours', 'missing', 'NaN', '近邻', '插补', '缺失', '填充'],
  params: knnParams,
  check: ({ columns }, dataset) =>
    chooseNumbers(columns, dataset.fields).length === 0
      ? [{ code: 'columns.none', severity: 'error', parameter: 'columns' }]
      : [],
  describe: describeImputed,
  examples: [
    {
      title: 'leaves nothing missing',
      inputs: { data: [{ ...tableDataset, fields: [massField, speciesField] }] },
      output: { ...tableDataset, fields: [{ ...massField, missing: 0 }, speciesField] },
    },
    {
      title: 'needs a column of numbers',
      inputs: { data: [{ ...tableDataset, fields: [speciesField] }] },
      output: 'rejected',
    },
  ],
});
