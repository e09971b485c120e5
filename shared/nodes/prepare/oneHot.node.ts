import { defineNode } from '../definition.ts';
import { islandField, massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { checkFieldNames, findField, isCategory } from '../fieldNames.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { fields } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';
import type { FieldType } from '../portType.ts';

export const oneHotNode = defineNode({
  kind: 'oneHot',
  version: 1,
  title: { en: 'One-hot', zh: '独热编码' },
  docs: {
    en: 'Turns a category into numbers: one place for each category, 1 where it applies and 0 elsewhere. `Dream` of Biscoe, Dream, Torgersen becomes 0 1 0. A network needs numbers, and numbering the categories 0, 1, 2 would claim an order that they do not have.\n\nThe categories are learned from the training rows; one that appears only later becomes all zeros. The column to predict stays as it is unless you name it: a sparse categorical cross-entropy takes it without one-hot.',
    zh: '把类别变成数字：每个类别占一位，符合的为 1，其余为 0。例如 Biscoe、Dream、Torgersen 中的 `Dream` 变为 0 1 0。网络需要数字，而把类别编号为 0、1、2 会暗示并不存在的顺序。\n\n类别从训练数据中学得；以后才出现的新类别全部为 0。要预测的列保持原样，除非你明确选择它：稀疏分类交叉熵可以直接使用它，不需要独热编码。',
  },
  category: 'prepare',
  family: 'values',
  icon: 'Binary',
  keywords: [
    'encode',
    'categorical',
    'dummy',
    'get_dummies',
    'OneHotEncoder',
    'to_categorical',
    '编码',
    '类别',
    '哑变量',
    '独热',
  ],
  params: {
    columns: fields({
      label: { en: 'Columns', zh: '列' },
      help: { en: 'The categories that become numbers.', zh: '要变成数字的类别列。' },
      of: 'category',
      emptyMeans: { en: 'all features that are categories', zh: '所有类别特征' },
      onCard: true,
    }),
  },
  inputs: () => [dataInput],
  outputs: () => [dataOutput],
  infer({ columns }, inputs) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset) return givesNothing();
    const unknown = checkFieldNames(dataset, 'columns', columns);
    if (unknown.length > 0) return givesNothing(...unknown);
    const canEncode = (one: FieldType) => isCategory(one) && one.shape.length === 0;
    const notCategories = columns.filter((name) => {
      const one = findField(dataset, name);
      return one !== undefined && !canEncode(one);
    });
    const kept = columns.filter((name) => !notCategories.includes(name));
    const problems = notCategories.map((name) => ({
      code: 'oneHot.notACategory',
      severity: 'error' as const,
      parameter: 'columns',
      values: { field: name },
      fixes: [{ type: 'setValue' as const, node: '', parameter: 'columns', value: kept }],
    }));
    if (problems.length > 0) return givesNothing(...problems);
    const isEncoded = (one: FieldType) =>
      columns.length > 0 ? columns.includes(one.name) : one.role === 'feature' && canEncode(one);
    return gives({
      ...dataset,
      fields: dataset.fields.map(
        (one): FieldType =>
          isEncoded(one)
            ? {
                ...one,
                dtype: 'float32',
                shape: [one.classes?.length ?? null],
                missing: 0,
                classes: one.classes ?? null,
              }
            : one,
      ),
    });
  },
  step: (values) => ({ type: 'prepare', config: { ...values } }),
  examples: [
    {
      title: 'gives each category a place of its own',
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, fields: [{ ...islandField, dtype: 'float32', shape: [3] }, massField, speciesField] },
    },
    {
      title: 'does not know the width before the classes are known',
      inputs: { data: [{ ...tableDataset, fields: [{ ...islandField, classes: null }, speciesField] }] },
      output: {
        ...tableDataset,
        fields: [{ ...islandField, dtype: 'float32', shape: [null], classes: null }, speciesField],
      },
    },
    {
      title: 'refuses a column of numbers',
      values: { columns: ['body_mass_g'] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
