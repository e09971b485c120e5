import { defineNode } from '../definition.ts';
import { islandField, massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { checkFieldNames } from '../fieldNames.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { choice, fields, type ValuesOf } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';
import type { FieldType } from '../portType.ts';

export const roleParams = {
  columns: fields({
    label: { en: 'Columns', zh: '列' },
    help: { en: 'The columns that get the role.', zh: '要设置用途的列。' },
    emptyMeans: { en: 'change nothing', zh: '不做改动' },
    onCard: true,
  }),
  role: choice({
    label: { en: 'Role', zh: '用途' },
    help: {
      en: 'What the columns are for. Only features enter the network; only targets are predicted.',
      zh: '这些列的用途。只有特征会进入网络，只有目标会被预测。',
    },
    initial: 'target',
    options: [
      { value: 'feature', label: { en: 'feature (enters the network)', zh: '特征（进入网络）' } },
      { value: 'target', label: { en: 'target (to predict)', zh: '目标（要预测）' } },
      { value: 'weight', label: { en: 'weight of the row', zh: '行的权重' } },
      { value: 'group', label: { en: 'group (rows that belong together)', zh: '分组（属于一起的行）' } },
      { value: 'time', label: { en: 'time', zh: '时间' } },
      { value: 'id', label: { en: 'identity of the row', zh: '行的标识' } },
      { value: 'ignore', label: { en: 'kept, but used for nothing', zh: '保留但不使用' } },
    ],
    onCard: true,
  }),
};
type Values = ValuesOf<typeof roleParams>;

/** The fields with their new roles. A new target takes the place of the former one, which becomes a feature. */
export function describeRoles({ columns, role }: Values, all: readonly FieldType[]): readonly FieldType[] {
  return all.map((one): FieldType => {
    if (columns.includes(one.name)) return { ...one, role };
    const isReplaced = role === 'target' && columns.length > 0 && one.role === 'target';
    return isReplaced ? { ...one, role: 'feature' } : one;
  });
}

export const setRoleNode = defineNode({
  kind: 'setRole',
  version: 1,
  title: { en: 'Set role', zh: '设置用途' },
  docs: {
    en: 'Says what columns are for: what enters the network, what is to be predicted, how much a row counts, which rows belong together (a patient, a machine), what the time or the identity of a row is. A column that is not a feature does not enter the network.\n\nA new target replaces the former one, which becomes a feature. A *group* or *time* column can then be used by *Split*.',
    zh: '说明各列的用途：哪些进入网络、要预测哪一列、每行的权重、哪些行属于一起（同一病人、同一机器）、行的时间或标识是什么。不是特征的列不会进入网络。\n\n新的目标会取代原来的目标，原目标成为特征。“分组”或“时间”列之后可供“划分”使用。',
  },
  category: 'prepare',
  family: 'columns',
  icon: 'Tag',
  keywords: [
    'target',
    'label',
    'weight',
    'group',
    'role',
    'sample weight',
    'id',
    '目标',
    '标签',
    '权重',
    '分组',
    '角色',
  ],
  params: roleParams,
  inputs: () => [dataInput],
  outputs: () => [dataOutput],
  infer(values, inputs) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset) return givesNothing();
    const problems = checkFieldNames(dataset, 'columns', values.columns);
    if (problems.length > 0) return givesNothing(...problems);
    return gives({ ...dataset, fields: describeRoles(values, dataset.fields) });
  },
  // `target` tells a split that keeps the shares of classes which column will be the target in the end.
  step: (values) => ({
    type: 'prepare',
    config: { ...values, target: values.role === 'target' ? (values.columns[0] ?? '') : '' },
  }),
  examples: [
    {
      title: 'predicts another column',
      values: { columns: ['body_mass_g'] },
      inputs: { data: [tableDataset] },
      output: {
        ...tableDataset,
        fields: [islandField, { ...massField, role: 'target' }, { ...speciesField, role: 'feature' }],
      },
    },
    {
      title: 'says which rows belong together',
      values: { columns: ['island'], role: 'group' },
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, fields: [{ ...islandField, role: 'group' }, massField, speciesField] },
    },
    {
      title: 'refuses a column that is not there',
      values: { columns: ['weight'] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
