import { defineNode } from '../definition.ts';
import { islandField, massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { checkFieldName, checkFieldNames, findTarget } from '../fieldNames.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { choice, field, fields } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';
import type { FieldType } from '../portType.ts';

export const selectColumnsNode = defineNode({
  kind: 'selectColumns',
  version: 1,
  title: { en: 'Select columns', zh: '选择列' },
  docs: {
    en: 'Keeps some columns and leaves the others out. Use it to drop what the network must not see: row numbers, names, or columns that are only known after the fact (they make results look better than they are). The column to predict is always kept.\n\nYou can also choose another column to predict here, so that one file serves several questions.',
    zh: '保留一部分列，去掉其余的列。用它去掉网络不该看到的内容：行号、姓名，或者事后才知道的列（它们会让结果看起来比实际更好）。要预测的列总会保留。\n\n也可以在这里改选要预测的列，这样同一个文件可以用来回答不同的问题。',
  },
  category: 'prepare',
  family: 'columns',
  icon: 'Columns3',
  keywords: [
    'drop',
    'filter columns',
    'features',
    'subset',
    'usecols',
    'ColumnTransformer',
    '列',
    '删除列',
    '特征选择',
    '目标',
  ],
  params: {
    mode: choice({
      label: { en: 'Do', zh: '方式' },
      help: {
        en: 'Keep only the columns below, or drop them and keep the rest.',
        zh: '只保留下面的列，或者去掉它们并保留其余的列。',
      },
      initial: 'keep',
      options: [
        { value: 'keep', label: { en: 'keep these', zh: '保留这些列' } },
        { value: 'drop', label: { en: 'drop these', zh: '去掉这些列' } },
      ],
      onCard: true,
    }),
    columns: fields({
      label: { en: 'Columns', zh: '列' },
      help: { en: 'The columns that are kept or dropped.', zh: '要保留或去掉的列。' },
      emptyMeans: { en: 'change nothing', zh: '不做改动' },
      onCard: true,
    }),
    target: field({
      label: { en: 'Column to predict', zh: '要预测的列' },
      help: {
        en: 'Makes another column the one to predict. The former one becomes a feature, if it is kept.',
        zh: '把另一列设为要预测的列。原来的目标列若被保留，则成为特征。',
      },
      emptyMeans: { en: 'as before', zh: '保持不变' },
    }),
  },
  inputs: () => [dataInput],
  outputs: () => [dataOutput],
  infer({ mode, columns, target }, inputs) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset) return givesNothing();
    const problems = [...checkFieldNames(dataset, 'columns', columns), ...checkFieldName(dataset, 'target', target)];
    if (problems.length > 0) return givesNothing(...problems);
    const toPredict = target === '' ? findTarget(dataset)?.name : target;
    const kept = dataset.fields.filter(({ name }) => {
      if (name === toPredict || columns.length === 0) return true;
      return columns.includes(name) === (mode === 'keep');
    });
    const withRoles = kept.map((one): FieldType => {
      if (one.name === toPredict) return { ...one, role: 'target' };
      return one.role === 'target' ? { ...one, role: 'feature' } : one;
    });
    return gives({ ...dataset, fields: withRoles });
  },
  step: (values) => ({ type: 'prepare', config: { ...values } }),
  examples: [
    {
      title: 'keeps the named column and the target',
      values: { columns: ['body_mass_g'] },
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, fields: [massField, speciesField] },
    },
    {
      title: 'drops a column and predicts another',
      values: { mode: 'drop', columns: ['species'], target: 'body_mass_g' },
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, fields: [islandField, { ...massField, role: 'target' }] },
    },
    {
      title: 'refuses a column that is not there',
      values: { columns: ['weight'] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
