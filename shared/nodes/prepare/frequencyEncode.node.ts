import { islandField, massField, speciesField, tableDataset } from '../exampleTypes.ts';
import type { ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { categoryColumns } from './columnsParam.ts';
import { asNumber, defineTableNode, isChosen, isPlainCategory } from './tableNode.ts';

export const frequencyParams = {
  columns: categoryColumns({ en: 'The categories that become their share.', zh: '要变为出现频率的类别列。' }),
};

/** The fields with a number in the place of each category. */
export function describeEncoded(
  { columns }: ValuesOf<typeof frequencyParams>,
  all: readonly FieldType[],
): readonly FieldType[] {
  return all.map((one) => (isChosen(one, columns, isPlainCategory) ? asNumber(one) : one));
}

export const frequencyEncodeNode = defineTableNode({
  kind: 'frequencyEncode',
  family: 'values',
  title: { en: 'Frequency', zh: '频率编码' },
  docs: {
    en: 'Replaces a category by the share of training rows that have it. One number instead of hundreds of places: useful for categories with very many values, such as postal codes, where being rare or common matters.\n\nThe shares are learned from the training rows only; a category that appears only later becomes 0. Two categories that are equally common become the same.',
    zh: '用类别在训练数据中出现的比例代替该类别。用一个数字代替数百个位置：适用于取值极多的类别（如邮政编码），且罕见与常见有意义的情况。\n\n比例只从训练数据中学得；以后才出现的类别为 0。同样常见的两个类别会变成相同的数字。',
  },
  icon: 'Percent',
  keywords: [
    'CountEncoder',
    'count encode',
    'frequency',
    'value_counts',
    'high cardinality',
    '频率',
    '计数编码',
    '出现次数',
  ],
  params: frequencyParams,
  describe: describeEncoded,
  examples: [
    {
      title: 'makes one number of a category',
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, fields: [asNumber(islandField), massField, speciesField] },
    },
    {
      title: 'refuses a column of numbers',
      values: { columns: ['body_mass_g'] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
