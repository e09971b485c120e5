import { defineNode } from '../definition.ts';
import { islandField, massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { checkFieldNames, isText } from '../fieldNames.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { choice, fields } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';
import type { FieldType } from '../portType.ts';

/** The name of the class that stands for "no value" in a category. */
export const MISSING_CLASS = '(missing)';

export const fillMissingNode = defineNode({
  kind: 'fillMissing',
  version: 1,
  title: { en: 'Fill missing', zh: '填补缺失值' },
  docs: {
    en: 'Puts a value into empty cells, because a network cannot learn from nothing. Numbers are filled with the mean, the median or zero of the column; categories with the most frequent one or with a category of their own. Or the whole row is dropped.\n\nWhat is filled in is learned from the training rows only and used unchanged for validation, test and later predictions. A row whose column to predict is empty is dropped, unless you name that column: an answer must not be made up.',
    zh: '为空单元格填入数值，因为网络无法从空值中学习。数值列可用该列的平均值、中位数或零填补；类别列可用最常见的类别，或单独设为一个类别。也可以直接删除整行。\n\n填补的数值只从训练数据中学得，并原样用于验证、测试和以后的预测。要预测的列为空的行会被删除，除非你明确选择了该列：答案不能凭空编造。',
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
  params: {
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
        { value: 'zero', label: { en: 'zero', zh: '零' } },
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
  },
  inputs: () => [dataInput],
  outputs: () => [dataOutput],
  infer({ columns, numbers, categories }, inputs) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset) return givesNothing();
    const problems = checkFieldNames(dataset, 'columns', columns);
    if (problems.length > 0) return givesNothing(...problems);
    let dropped = 0;
    const filled = dataset.fields.map((one): FieldType => {
      if (columns.length > 0 && !columns.includes(one.name)) return one;
      if (!one.missing) return one;
      // An empty target is never made up unless its column is named: such a row goes.
      const isMadeUp = one.role !== 'target' || columns.length > 0;
      if (!isMadeUp || (isText(one) ? categories : numbers) === 'dropRow') dropped += one.missing;
      if (isText(one) && categories === 'newCategory' && one.classes) {
        return { ...one, missing: 0, classes: [...one.classes, MISSING_CLASS] };
      }
      return { ...one, missing: 0 };
    });
    // Rows may lack several values at once, so how many remain is known only to the data process.
    return gives({ ...dataset, fields: filled, rows: dropped > 0 ? null : dataset.rows });
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
      title: 'refuses a column that is not there',
      values: { columns: ['weight'] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
