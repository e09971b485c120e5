import { massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { integer, toggle, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { numberColumns } from './columnsParam.ts';
import { checkNewNames, chooseNumbers, defineTableNode, isChosen, numberFeature } from './tableNode.ts';

export const pcaParams = {
  components: integer({
    label: { en: 'Components', zh: '主成分个数' },
    help: { en: 'So many columns take the place of the chosen ones.', zh: '用这么多列取代所选的列。' },
    initial: 2,
    min: 1,
    max: 1000,
    onCard: true,
  }),
  whiten: toggle({
    label: { en: 'Same spread', zh: '统一方差' },
    help: { en: 'Brings every component to deviation 1.', zh: '使每个主成分的标准差为 1。' },
    initial: false,
  }),
  columns: numberColumns({ en: 'The columns that are condensed.', zh: '要压缩的数值列。' }),
};
type Values = ValuesOf<typeof pcaParams>;

/** The fields with `pc_1` … in the place of the chosen columns, behind all others. */
export function describeComponents({ columns, components }: Values, all: readonly FieldType[]): readonly FieldType[] {
  const isComplete = chooseNumbers(columns, all).every(({ missing }) => missing === 0);
  const made = Array.from({ length: components }, (_, i) => numberFeature(`pc_${i + 1}`, isComplete ? 0 : null));
  return [...all.filter((one) => !isChosen(one, columns)), ...made];
}

export const pcaNode = defineTableNode({
  kind: 'pca',
  family: 'values',
  title: { en: 'PCA', zh: '主成分分析' },
  docs: {
    en: 'Condenses many columns of numbers into a few that keep as much of the differences between rows as possible (principal components). Use it when columns say nearly the same, or to draw rows as points in a plane.\n\nScale before it: otherwise the column with the largest numbers decides alone. The directions are learned from the training rows only.',
    zh: '把许多数值列压缩为少数几列，并尽可能保留各行之间的差异（主成分）。适用于各列内容相近的情况，或用来把数据行画成平面上的点。\n\n请先进行缩放，否则数值最大的列会独自决定结果。方向只从训练数据中学得。',
  },
  icon: 'Axis3d',
  keywords: [
    'principal components',
    'dimensionality reduction',
    'SVD',
    'whiten',
    'decorrelate',
    '主成分',
    '降维',
    '压缩',
  ],
  params: pcaParams,
  check(values, dataset) {
    const count = chooseNumbers(values.columns, dataset.fields).length;
    if (count < values.components) {
      return [
        {
          code: 'columns.tooFew',
          severity: 'error',
          parameter: 'components',
          values: { wanted: values.components, count },
          fixes: count === 0 ? [] : [{ type: 'setValue', node: '', parameter: 'components', value: count }],
        },
      ];
    }
    const kept = dataset.fields.filter((one) => !isChosen(one, values.columns));
    const made = describeComponents(values, dataset.fields).slice(kept.length);
    return checkNewNames(
      { ...dataset, fields: kept },
      made.map(({ name }) => name),
    );
  },
  describe: describeComponents,
  examples: [
    {
      title: 'puts components in the place of columns',
      values: { components: 1 },
      inputs: { data: [{ ...tableDataset, fields: [massField, speciesField] }] },
      output: { ...tableDataset, fields: [speciesField, numberFeature('pc_1', null)] },
    },
    {
      title: 'cannot make two of one',
      inputs: { data: [{ ...tableDataset, fields: [massField, speciesField] }] },
      output: 'rejected',
    },
  ],
});
