import { islandField, massField, priceDataset, speciesField, tableDataset } from '../exampleTypes.ts';
import { isCategory } from '../fieldNames.ts';
import { integer, real, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { categoryColumns } from './columnsParam.ts';
import { asNumber, defineTableNode, isChosen, isPlainCategory, isPlainNumber } from './tableNode.ts';

export const targetEncodeParams = {
  columns: categoryColumns({
    en: 'The categories that become the mean of the target.',
    zh: '要变为目标均值的类别列。',
  }),
  folds: integer({
    label: { en: 'Folds', zh: '折数' },
    help: {
      en: 'A training row gets the mean of the other folds, so that its own answer is never part of it.',
      zh: '训练数据行使用其他折的均值，因此绝不包含它自己的答案。',
    },
    initial: 5,
    min: 2,
    max: 20,
  }),
  smoothing: real({
    label: { en: 'Smoothing', zh: '平滑' },
    help: {
      en: 'Counts as so many rows with the mean of all: a category with few rows is pulled towards it.',
      zh: '相当于加入这么多个总体均值的行：行数少的类别会被拉向总体均值。',
    },
    initial: 10,
    min: 0,
    max: 10_000,
    onCard: true,
  }),
  seed: integer({
    label: { en: 'Seed', zh: '随机种子' },
    help: { en: 'Decides which row belongs to which fold.', zh: '决定每行属于哪一折。' },
    initial: 42,
    min: 0,
    max: 2_147_483_647,
  }),
};

/**
 * How many numbers stand for the target: one for a number or two classes (the second counts as 1), else one a class;
 * null while the classes are not known, undefined for a target that has no mean.
 */
export function countTargetNumbers(target: FieldType | undefined): number | null | undefined {
  if (!target || target.shape.length > 0) return undefined;
  if (isPlainNumber(target)) return 1;
  if (!isCategory(target)) return undefined;
  if (!target.classes) return null;
  return target.classes.length <= 2 ? 1 : target.classes.length;
}

/** The fields with the mean of the target in the place of each category. */
export function describeTargetEncoded(
  { columns }: Pick<ValuesOf<typeof targetEncodeParams>, 'columns'>,
  all: readonly FieldType[],
): readonly FieldType[] {
  const width = countTargetNumbers(all.find(({ role }) => role === 'target')) ?? null;
  return all.map((one) =>
    isChosen(one, columns, isPlainCategory) && one.role !== 'target'
      ? asNumber(one, { shape: width === 1 ? [] : [width], missing: 0 })
      : one,
  );
}

export const targetEncodeNode = defineTableNode({
  kind: 'targetEncode',
  family: 'values',
  title: { en: 'Target encoding', zh: '目标编码' },
  docs: {
    en: 'Replaces a category by the mean of the target for it: a district by the average price there, a machine by its share of failures. Strong for categories with many values; with classes to predict, one share for each class.\n\nDone carelessly this gives the answer away. Here only training rows are learned from, and each of them gets the mean of *other* training rows (folds); validation, test and new rows get the mean of all training rows.',
    zh: '用该类别对应的目标均值代替类别：用地区的平均房价代替地区，用机器的故障比例代替机器。对取值很多的类别很有效；预测类别时，为每个目标类别给出一个比例。\n\n处理不当会泄露答案。这里只从训练数据中学习，且每个训练行使用*其他*训练行的均值（分折）；验证、测试和新数据使用全部训练数据的均值。',
  },
  icon: 'Target',
  keywords: [
    'TargetEncoder',
    'mean encoding',
    'likelihood encoding',
    'high cardinality',
    '目标编码',
    '均值编码',
    '高基数',
  ],
  params: targetEncodeParams,
  check: (_values, dataset) =>
    countTargetNumbers(dataset.fields.find(({ role }) => role === 'target')) === undefined
      ? [{ code: 'field.needsTarget', severity: 'error', port: 'data', values: { kind: '@columns.kind.any' } }]
      : [],
  describe: describeTargetEncoded,
  examples: [
    {
      title: 'gives a share for each of three classes',
      inputs: { data: [tableDataset] },
      output: {
        ...tableDataset,
        fields: [asNumber(islandField, { shape: [3], missing: 0 }), massField, speciesField],
      },
    },
    {
      title: 'gives one number where a number is predicted',
      inputs: { data: [{ ...priceDataset, fields: [islandField, ...priceDataset.fields] }] },
      output: { ...priceDataset, fields: [asNumber(islandField), ...priceDataset.fields] },
    },
    {
      title: 'needs something to predict',
      inputs: { data: [{ ...tableDataset, fields: [islandField] }] },
      output: 'rejected',
    },
  ],
});
