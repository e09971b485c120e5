import { massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { findTarget, isCategory } from '../fieldNames.ts';
import { choice, integer, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { numberColumns } from './columnsParam.ts';
import { checkNewNames, chooseNumbers, defineTableNode, isChosen, isPlainNumber, numberFeature } from './tableNode.ts';

export const selectFeaturesParams = {
  method: choice({
    label: { en: 'Best means', zh: '评判标准' },
    help: {
      en: 'Dependence: how much of the target the column explains in a straight line, or how far the classes lie apart. Mutual information also sees bent relations. Variance ignores the target.',
      zh: '相关性：该列以线性关系解释目标的程度，或各类别之间的差距。互信息还能看到非线性关系。方差不考虑目标。',
    },
    initial: 'dependence',
    options: [
      { value: 'dependence', label: { en: 'dependence on the target', zh: '与目标的相关性' } },
      { value: 'mutualInformation', label: { en: 'mutual information', zh: '互信息' } },
      { value: 'variance', label: { en: 'variance', zh: '方差' } },
    ],
    onCard: true,
  }),
  keep: integer({
    label: { en: 'Keep', zh: '保留数量' },
    help: { en: 'So many columns stay.', zh: '保留的列数。' },
    initial: 5,
    min: 1,
    max: 1000,
    onCard: true,
  }),
  columns: numberColumns({ en: 'The columns among which the best are chosen.', zh: '从这些列中选出最好的。' }),
};
type Values = ValuesOf<typeof selectFeaturesParams>;

/**
 * The fields with `selected_1` … in the place of the columns to choose from. Which column is which is learned, and said
 * in the preview; their number is known before.
 */
export function describeSelected({ columns, keep }: Values, all: readonly FieldType[]): readonly FieldType[] {
  const isComplete = chooseNumbers(columns, all).every(({ missing }) => missing === 0);
  const kept = Array.from({ length: keep }, (_, i) => numberFeature(`selected_${i + 1}`, isComplete ? 0 : null));
  return [...all.filter((one) => !isChosen(one, columns)), ...kept];
}

export const selectFeaturesNode = defineTableNode({
  kind: 'selectFeatures',
  family: 'columns',
  title: { en: 'Select features', zh: '特征选择' },
  docs: {
    en: 'Keeps the columns of numbers that say most about what is to be predicted, and drops the others. With hundreds of columns and few rows, a network finds chance patterns; fewer columns leave it fewer.\n\nThe choice is learned from the training rows only; it comes out as *selected_1* (the best), *selected_2* and so on, and the preview says which columns they are.',
    zh: '保留最能说明预测目标的数值列，去掉其余的列。当列有数百个而行很少时，网络会找到偶然的规律；列越少，这种机会越少。\n\n选择只从训练数据中学得；结果命名为 *selected_1*（最好）、*selected_2* 等，预览会说明它们分别是哪些列。',
  },
  icon: 'ListFilter',
  keywords: [
    'SelectKBest',
    'feature selection',
    'f_classif',
    'mutual_info',
    'VarianceThreshold',
    '特征选择',
    '互信息',
    '方差',
    '相关',
  ],
  params: selectFeaturesParams,
  check(values, dataset) {
    const count = chooseNumbers(values.columns, dataset.fields).length;
    if (count < values.keep) {
      return [
        {
          code: 'columns.tooFew',
          severity: 'error',
          parameter: 'keep',
          values: { wanted: values.keep, count },
          fixes: count === 0 ? [] : [{ type: 'setValue', node: '', parameter: 'keep', value: count }],
        },
      ];
    }
    const target = findTarget(dataset);
    const hasUse = target !== undefined && (isPlainNumber(target) || isCategory(target));
    if (values.method !== 'variance' && !hasUse) {
      return [
        {
          code: 'field.needsTarget',
          severity: 'error',
          parameter: 'method',
          values: { kind: '@columns.kind.any' },
          fixes: [{ type: 'setValue', node: '', parameter: 'method', value: 'variance' }],
        },
      ];
    }
    const others = dataset.fields.filter((one) => !isChosen(one, values.columns));
    const made = describeSelected(values, dataset.fields).slice(others.length);
    return checkNewNames(
      { ...dataset, fields: others },
      made.map(({ name }) => name),
    );
  },
  describe: describeSelected,
  examples: [
    {
      title: 'keeps one of two columns',
      values: { keep: 1 },
      inputs: { data: [{ ...tableDataset, fields: [massField, numberFeature('age'), speciesField] }] },
      output: { ...tableDataset, fields: [speciesField, numberFeature('selected_1', null)] },
    },
    {
      title: 'cannot keep more than there are',
      inputs: { data: [{ ...tableDataset, fields: [massField, speciesField] }] },
      output: 'rejected',
    },
    {
      title: 'needs something to predict',
      values: { keep: 1 },
      inputs: { data: [{ ...tableDataset, fields: [massField] }] },
      output: 'rejected',
    },
  ],
});
