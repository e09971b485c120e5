import { defineNode } from '../definition.ts';
import { islandField, massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { checkFieldNames, isText } from '../fieldNames.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { choice, fields, real, toggle, type ValuesOf } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';
import type { FieldType } from '../portType.ts';
import { checkNewNames, numberFeature } from './tableNode.ts';

/** The name of the class that stands for "no value" in a category. */
export const MISSING_CLASS = '(missing)';

export const fillParams = {
  columns: fields({
    label: { en: 'Columns', zh: '列' },
    help: { en: 'The columns whose empty cells are filled.', zh: '要填补空单元格的列。' },
    emptyMeans: { en: 'all columns', zh: '所有列' },
  }),
  numbers: choice({
    label: { en: 'Numbers', zh: '数值' },
    help: {
      en: 'What an empty number becomes. The median is the safer choice when a few values are extreme.',
      zh: '空的数值如何处理。若有少数极端值，中位数更稳妥。',
    },
    initial: 'mean',
    options: [
      { value: 'mean', label: { en: 'mean', zh: '平均值' } },
      { value: 'median', label: { en: 'median', zh: '中位数' } },
      { value: 'mode', label: { en: 'most frequent', zh: '最常见的值' } },
      { value: 'zero', label: { en: 'zero', zh: '零' } },
      { value: 'constant', label: { en: 'a constant', zh: '固定值' } },
      { value: 'dropRow', label: { en: 'drop the row', zh: '删除该行' } },
    ],
    onCard: true,
  }),
  categories: choice({
    label: { en: 'Categories', zh: '类别' },
    help: {
      en: 'What an empty category becomes. A category of its own lets the network learn from the fact that it is missing.',
      zh: '空的类别如何处理。单独设为一个类别，可让网络从“缺失”这一事实中学习。',
    },
    initial: 'mostFrequent',
    options: [
      { value: 'mostFrequent', label: { en: 'most frequent', zh: '最常见的类别' } },
      { value: 'newCategory', label: { en: 'a category of its own', zh: '单独设为一类' } },
      { value: 'dropRow', label: { en: 'drop the row', zh: '删除该行' } },
    ],
    onCard: true,
  }),
  constant: real({
    label: { en: 'Constant', zh: '固定值' },
    help: { en: 'What an empty number becomes.', zh: '空的数值变为此值。' },
    initial: 0,
    min: -1e12,
    max: 1e12,
    visibleWhen: ({ numbers }) => numbers === 'constant',
  }),
  indicator: toggle({
    label: { en: 'Say what was missing', zh: '标记缺失' },
    help: {
      en: 'Adds a column of 1 and 0 for each column that lacks values: that something is missing may tell something.',
      zh: '为每个有缺失值的列增加一列 1 和 0：缺失本身也可能包含信息。',
    },
    initial: false,
  }),
};
type Values = ValuesOf<typeof fillParams>;

/** Whether a column is filled: images have no empty cells. */
function isFilled(field: FieldType, columns: readonly string[]): boolean {
  return field.shape.length === 0 && (columns.length === 0 || columns.includes(field.name));
}

/** Columns that get a column beside them that says where they were empty. */
export function listIndicated({ columns, indicator }: Values, all: readonly FieldType[]): readonly FieldType[] {
  if (!indicator) return [];
  return all.filter((one) => one.role === 'feature' && one.missing !== 0 && isFilled(one, columns));
}

/** The fields with nothing missing, and behind them what says where something was. */
export function describeFilled(values: Values, all: readonly FieldType[]): readonly FieldType[] {
  const filled = all.map((one): FieldType => {
    if (!isFilled(one, values.columns) || one.missing === 0 || one.missing === undefined) return one;
    if (isText(one) && values.categories === 'newCategory' && one.classes) {
      return { ...one, missing: 0, classes: [...one.classes, MISSING_CLASS] };
    }
    return { ...one, missing: 0 };
  });
  return [...filled, ...listIndicated(values, all).map(({ name }) => numberFeature(`${name}_missing`))];
}

export const fillMissingNode = defineNode({
  kind: 'fillMissing',
  version: 1,
  title: { en: 'Fill missing', zh: '填补缺失值' },
  docs: {
    en: 'Puts a value into empty cells, because a network cannot learn from nothing. Numbers are filled with the mean, the median, the most frequent value, zero or a constant; categories with the most frequent one or with a category of their own. Or the whole row is dropped.\n\nWhat is filled in is learned from the training rows only and used unchanged for validation, test and later predictions. A row whose column to predict is empty is dropped, unless you name that column: an answer must not be made up.',
    zh: '为空单元格填入数值，因为网络无法从空值中学习。数值列可用该列的平均值、中位数、最常见的值、零或固定值填补；类别列可用最常见的类别，或单独设为一个类别。也可以直接删除整行。\n\n填补的数值只从训练数据中学得，并原样用于验证、测试和以后的预测。要预测的列为空的行会被删除，除非你明确选择了该列：答案不能凭空编造。',
  },
  category: 'prepare',
  family: 'values',
  icon: 'PaintBucket',
  keywords: [
    'impute',
    'imputer',
    'NaN',
    'NA',
    'null',
    'fillna',
    'dropna',
    'SimpleImputer',
    '缺失',
    '空值',
    '插补',
    '填充',
  ],
  params: fillParams,
  inputs: () => [dataInput],
  outputs: () => [dataOutput],
  infer(values, inputs) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset) return givesNothing();
    const { columns, numbers, categories } = values;
    const indicated = listIndicated(values, dataset.fields).map(({ name }) => `${name}_missing`);
    const problems = [
      ...checkFieldNames(dataset, 'columns', columns),
      ...checkNewNames(dataset, indicated, 'indicator'),
    ];
    if (problems.length > 0) return givesNothing(...problems);
    // Rows may lack several values at once, so how many remain is known only to the data process.
    const mayDrop = dataset.fields.some((one) => {
      if (!isFilled(one, columns) || !one.missing) return false;
      // An empty target is never made up unless its column is named: such a row goes.
      const isMadeUp = one.role !== 'target' || columns.length > 0;
      return !isMadeUp || (isText(one) ? categories : numbers) === 'dropRow';
    });
    return gives({ ...dataset, fields: describeFilled(values, dataset.fields), rows: mayDrop ? null : dataset.rows });
  },
  step: (values) => ({ type: 'prepare', config: { ...values } }),
  examples: [
    {
      title: 'leaves nothing missing',
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, fields: [islandField, { ...massField, missing: 0 }, speciesField] },
    },
    {
      title: 'gives missing categories a class of their own',
      values: { categories: 'newCategory', columns: ['island'] },
      inputs: { data: [{ ...tableDataset, fields: [{ ...islandField, missing: 4 }] }] },
      output: {
        ...tableDataset,
        fields: [{ ...islandField, missing: 0, classes: ['Biscoe', 'Dream', 'Torgersen', MISSING_CLASS] }],
      },
    },
    {
      title: 'says what was missing',
      values: { indicator: true },
      inputs: { data: [tableDataset] },
      output: {
        ...tableDataset,
        fields: [islandField, { ...massField, missing: 0 }, speciesField, numberFeature('body_mass_g_missing')],
      },
    },
    {
      title: 'refuses a column that is not there',
      values: { columns: ['weight'] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
