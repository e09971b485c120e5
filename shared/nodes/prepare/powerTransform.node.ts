import { massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { choice, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { numberColumns } from './columnsParam.ts';
import { asNumber, defineTableNode, isChosen } from './tableNode.ts';

export const powerParams = {
  method: choice({
    label: { en: 'Method', zh: '方法' },
    help: {
      en: 'Yeo-Johnson finds the power that makes each column most like a bell and brings it to mean 0 and deviation 1. log1p is the logarithm of 1 + x, keeping the sign of negative numbers.',
      zh: 'Yeo-Johnson 会为每列找到使其最接近钟形分布的幂，并调整为均值 0、标准差 1。log1p 为 1 + x 的对数，负数保留符号。',
    },
    initial: 'yeoJohnson',
    options: [
      { value: 'yeoJohnson', label: { en: 'Yeo-Johnson', zh: 'Yeo-Johnson' } },
      { value: 'log1p', label: { en: 'log1p', zh: 'log1p' } },
    ],
    onCard: true,
  }),
  columns: numberColumns({ en: 'The columns that are bent into shape.', zh: '要变换的数值列。' }),
};

/** The fields afterwards: real numbers without a unit. */
export function describePowered(
  { columns }: Pick<ValuesOf<typeof powerParams>, 'columns'>,
  all: readonly FieldType[],
): readonly FieldType[] {
  return all.map((one) => (isChosen(one, columns) ? asNumber(one) : one));
}

export const powerTransformNode = defineTableNode({
  kind: 'powerTransform',
  family: 'values',
  title: { en: 'Power transform', zh: '幂变换' },
  docs: {
    en: 'Bends skewed columns into shape. Incomes, counts and waiting times have many small values and few huge ones; after a power or a logarithm they spread evenly, and the network can tell the small ones apart.\n\nThe power is learned from the training rows only. Look at the histogram in the preview: a column that looks like a bell needs none of this.',
    zh: '修正偏斜的列。收入、计数和等待时间往往小值很多而大值极少；取幂或对数之后分布更均匀，网络也能分辨较小的数值。\n\n幂只从训练数据中学得。请先看预览中的直方图：已经呈钟形的列不需要这一步。',
  },
  icon: 'ChartSpline',
  keywords: ['PowerTransformer', 'yeo-johnson', 'box-cox', 'log', 'log1p', 'skew', 'gaussian', '对数', '幂', '偏态'],
  params: powerParams,
  describe: describePowered,
  examples: [
    {
      title: 'gives real numbers and leaves the target alone',
      inputs: { data: [{ ...tableDataset, fields: [{ ...massField, unit: 'g' }, speciesField] }] },
      output: { ...tableDataset, fields: [massField, speciesField] },
    },
    {
      title: 'refuses a category',
      values: { columns: ['island'] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
