import { islandField, massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { text, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { categoryColumns } from './columnsParam.ts';
import { splitNames } from './renameColumns.node.ts';
import { asNumber, defineTableNode, isChosen, isPlainCategory } from './tableNode.ts';

export const ordinalParams = {
  columns: categoryColumns({ en: 'The categories that become numbers.', zh: '要变成数字的类别列。' }),
  order: text({
    label: { en: 'Order', zh: '顺序' },
    help: {
      en: 'The categories from lowest to highest, separated by commas. Empty: as the data lists them, in the order of the alphabet.',
      zh: '从低到高的类别，用逗号分隔。留空则按数据中列出的（字母）顺序。',
    },
    placeholder: { en: 'small, medium, large', zh: '小, 中, 大' },
    onCard: true,
  }),
};
type Values = ValuesOf<typeof ordinalParams>;

/** The fields with numbers in the place of categories. A category outside of the order is missing. */
export function describeOrdinal({ columns, order }: Values, all: readonly FieldType[]): readonly FieldType[] {
  const named = splitNames(order);
  return all.map((one) => {
    if (!isChosen(one, columns, isPlainCategory)) return one;
    const isCovered = named.length === 0 || one.classes?.every((name) => named.includes(name));
    return asNumber(one, isCovered ? {} : { missing: null });
  });
}

export const ordinalEncodeNode = defineTableNode({
  kind: 'ordinalEncode',
  family: 'values',
  title: { en: 'Ordinal', zh: '序数编码' },
  docs: {
    en: 'Numbers the categories 0, 1, 2 in their order. Right where they have one, such as small, medium, large; for others *One-hot* is better, because a number claims an order.\n\nWrite the order down: without it the alphabet decides, and *large* comes before *small*. A missing value stays missing.',
    zh: '按顺序把类别编号为 0、1、2。适用于本身有顺序的类别，如小、中、大；对于没有顺序的类别，“独热编码”更合适，因为数字意味着顺序。\n\n请写明顺序：否则按字母排列，*large* 会排在 *small* 之前。缺失值保持缺失。',
  },
  icon: 'ListOrdered',
  keywords: ['OrdinalEncoder', 'LabelEncoder', 'label encode', 'integer', 'rank', '序数', '标签编码', '编号', '等级'],
  params: ordinalParams,
  describe: describeOrdinal,
  examples: [
    {
      title: 'makes one number of a category',
      values: { order: 'Dream, Biscoe, Torgersen' },
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
