import { massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { choice, integer, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { numberColumns } from './columnsParam.ts';
import { asNumber, defineTableNode, isChosen } from './tableNode.ts';

export const binParams = {
  method: choice({
    label: { en: 'Bins', zh: '分箱方式' },
    help: {
      en: 'Equal width: the range is cut into equal pieces. Quantiles: every bin holds about as many training rows.',
      zh: '等宽：把取值范围切成相等的几段。等频：每个箱包含大致相同数量的训练数据。',
    },
    initial: 'quantile',
    options: [
      { value: 'quantile', label: { en: 'quantiles', zh: '等频' } },
      { value: 'equalWidth', label: { en: 'equal width', zh: '等宽' } },
    ],
    onCard: true,
  }),
  bins: integer({
    label: { en: 'Number of bins', zh: '箱数' },
    help: { en: 'So many categories come out.', zh: '得到的类别数量。' },
    initial: 5,
    min: 2,
    max: 100,
    onCard: true,
  }),
  columns: numberColumns({ en: 'The columns that are cut into bins.', zh: '要分箱的数值列。' }),
};

/** The fields with bins as categories `1` … n, lowest first. */
export function describeBinned(
  { columns, bins }: ValuesOf<typeof binParams>,
  all: readonly FieldType[],
): readonly FieldType[] {
  const classes = Array.from({ length: bins }, (_, bin) => String(bin + 1));
  return all.map((one) =>
    isChosen(one, columns) ? asNumber(one, { dtype: 'string', semantic: 'category', classes }) : one,
  );
}

export const binColumnsNode = defineTableNode({
  kind: 'binColumns',
  family: 'values',
  title: { en: 'Bin', zh: '分箱' },
  docs: {
    en: 'Cuts numbers into a few categories, such as age groups. Useful where the effect jumps or turns (too cold and too hot are both bad), or to make a class of a number that is to be predicted.\n\nThe limits are learned from the training rows only; values beyond them fall into the outer bins. Encode the bins with *One-hot* or *Ordinal* next.',
    zh: '把数值切分成少数几个类别，例如年龄段。适用于影响会突变或反转的情况（过冷和过热都不好），或把要预测的数值变为类别。\n\n分界只从训练数据中学得；超出范围的值归入最外侧的箱。之后请用“独热编码”或“序数编码”进行编码。',
  },
  icon: 'ChartBarBig',
  keywords: ['KBinsDiscretizer', 'discretize', 'cut', 'qcut', 'bucket', 'histogram', '分箱', '离散化', '区间'],
  params: binParams,
  describe: describeBinned,
  examples: [
    {
      title: 'makes as many categories as bins',
      values: { bins: 2 },
      inputs: { data: [{ ...tableDataset, fields: [massField, speciesField] }] },
      output: {
        ...tableDataset,
        fields: [{ ...massField, dtype: 'string', semantic: 'category', classes: ['1', '2'] }, speciesField],
      },
    },
    {
      title: 'refuses a category',
      values: { columns: ['island'] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
