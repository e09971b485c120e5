import { islandField, massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { fields, toggle, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { checkNewNames, defineTableNode, isPlainCategory, isPlainNumber, numberFeature } from './tableNode.ts';

const STATISTICS = ['mean', 'sum', 'min', 'max', 'median', 'deviation'] as const;
export type Statistic = (typeof STATISTICS)[number];

const statistic = (en: string, zh: string, initial: boolean) =>
  toggle({
    label: { en, zh },
    help: { en: 'One column of it for each number.', zh: '为每个数值列生成一列。' },
    initial,
  });

export const groupParams = {
  by: fields({
    label: { en: 'Group by', zh: '分组依据' },
    help: { en: 'Rows that agree in these columns become one row.', zh: '在这些列上相同的行合并为一行。' },
    emptyMeans: { en: 'choose at least one', zh: '至少选择一列' },
    onCard: true,
  }),
  columns: fields({
    label: { en: 'Columns', zh: '列' },
    help: { en: 'The numbers that are summed up.', zh: '要汇总的数值列。' },
    of: 'number',
    emptyMeans: { en: 'all features that are numbers', zh: '所有数值特征' },
  }),
  mean: statistic('Mean', '平均值', true),
  sum: statistic('Sum', '总和', false),
  min: statistic('Smallest', '最小值', false),
  max: statistic('Largest', '最大值', false),
  median: statistic('Median', '中位数', false),
  deviation: statistic('Standard deviation', '标准差', false),
  count: toggle({
    label: { en: 'Number of rows', zh: '行数' },
    help: { en: 'How many rows became one.', zh: '有多少行合并为一行。' },
    initial: true,
  }),
};
type Values = ValuesOf<typeof groupParams>;

interface GroupPlan {
  readonly keys: readonly FieldType[];
  /** Kept under its own name: the mean of numbers, the most frequent class. Absent when it is a key or no plain column. */
  readonly target: FieldType | null;
  readonly made: readonly { readonly from: FieldType; readonly statistic: Statistic }[];
}

/** What the rows of a group become. */
export function planGroups(values: Values, all: readonly FieldType[]): GroupPlan {
  const keys = all.filter(({ name }) => values.by.includes(name));
  const target = all.find((one) => one.role === 'target' && !keys.includes(one)) ?? null;
  const numbers = all.filter(
    (one) =>
      !keys.includes(one) &&
      one !== target &&
      (values.columns.length > 0 ? values.columns.includes(one.name) : one.role === 'feature' && isPlainNumber(one)),
  );
  const wanted = STATISTICS.filter((name) => values[name]);
  return {
    keys,
    target: target && (isPlainNumber(target) || isPlainCategory(target)) ? target : null,
    made: numbers.flatMap((from) => wanted.map((one) => ({ from, statistic: one }))),
  };
}

/** The fields of the groups: what they were grouped by, the statistics, the target. */
export function describeGroups(values: Values, all: readonly FieldType[]): readonly FieldType[] {
  const { keys, target, made } = planGroups(values, all);
  return [
    ...keys,
    ...made.map(({ from, statistic: name }) => numberFeature(`${from.name}_${name}`, from.missing === 0 ? 0 : null)),
    ...(values.count ? [numberFeature('count')] : []),
    ...(target ? [describeTarget(target)] : []),
  ];
}

/** The mean of whole numbers is none. */
function describeTarget(target: FieldType): FieldType {
  const missing = target.missing === 0 ? 0 : null;
  return isPlainNumber(target) ? { ...target, dtype: 'float32', missing } : { ...target, missing };
}

export const groupAggregateNode = defineTableNode({
  kind: 'groupAggregate',
  family: 'rows',
  title: { en: 'Group rows', zh: '分组汇总' },
  docs: {
    en: 'Makes one row of all rows that belong together: of the purchases of a customer their number and sum, of the readings of a machine their mean and largest. Use it when the question is about the group and not about the single row.\n\nThe column to predict becomes the mean of its numbers or the most frequent class. Columns that are neither are left out.',
    zh: '把属于一起的所有行合并为一行：由一位客户的多次购买得到次数与总额，由一台机器的多次读数得到平均值与最大值。当问题关于整组而不是单行时使用。\n\n要预测的列取其数值的平均值，或最常见的类别。其他列会被去掉。',
  },
  icon: 'Group',
  keywords: ['groupby', 'aggregate', 'mean', 'sum', 'count', 'pivot', 'summarise', '分组', '聚合', '汇总', '统计'],
  params: groupParams,
  check(values, dataset) {
    if (values.by.length === 0) return [{ code: 'columns.none', severity: 'error', parameter: 'by' }];
    const vector = dataset.fields.find((one) => values.by.includes(one.name) && one.shape.length > 0);
    if (vector) {
      return [{ code: 'field.needsCategory', severity: 'error', parameter: 'by', values: { field: vector.name } }];
    }
    return checkNewNames(
      { ...dataset, fields: [] },
      describeGroups(values, dataset.fields).map(({ name }) => name),
    );
  },
  describe: describeGroups,
  changesRows: () => true,
  examples: [
    {
      title: 'makes a row of every island',
      values: { by: ['island'] },
      inputs: { data: [tableDataset] },
      output: {
        ...tableDataset,
        rows: null,
        fields: [islandField, numberFeature('body_mass_g_mean', null), numberFeature('count'), speciesField],
      },
    },
    {
      title: 'needs something to group by',
      inputs: { data: [{ ...tableDataset, fields: [islandField, massField] }] },
      output: 'rejected',
    },
  ],
});
