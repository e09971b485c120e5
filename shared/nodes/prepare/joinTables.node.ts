import { defineNode, type NodeProblem, type Port } from '../definition.ts';
import { islandField, massField, tableDataset } from '../exampleTypes.ts';
import { checkFieldNames } from '../fieldNames.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { choice, fields, type ValuesOf } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';
import type { DatasetType, FieldType } from '../portType.ts';
import { checkNewNames } from './tableNode.ts';

const otherInput: Port = { name: 'other', carries: 'dataset', label: { en: 'Other table', zh: '另一张表' } };

export const joinParams = {
  on: fields({
    label: { en: 'Same in', zh: '匹配列' },
    help: {
      en: 'Columns that both tables have: rows with the same values belong together.',
      zh: '两张表都有的列：取值相同的行属于一起。',
    },
    emptyMeans: { en: 'choose at least one', zh: '至少选择一列' },
    onCard: true,
  }),
  how: choice({
    label: { en: 'Rows without a partner', zh: '没有匹配的行' },
    help: {
      en: 'Keep them with empty cells, or leave them out.',
      zh: '保留并留空单元格，或者去掉。',
    },
    initial: 'keep',
    options: [
      { value: 'keep', label: { en: 'keep (left join)', zh: '保留（左连接）' } },
      { value: 'drop', label: { en: 'leave out (inner join)', zh: '去掉（内连接）' } },
    ],
    onCard: true,
  }),
};
type Values = ValuesOf<typeof joinParams>;

/** Columns that the other table adds. */
export function listAdded({ on }: Pick<Values, 'on'>, other: readonly FieldType[]): readonly FieldType[] {
  return other.filter(({ name }) => !on.includes(name));
}

/** The fields of both tables. Only where the first has no target, that of the other is one. */
export function describeJoined(
  values: Values,
  [data, other]: readonly [readonly FieldType[], readonly FieldType[]],
): readonly FieldType[] {
  const hasTarget = data.some(({ role }) => role === 'target');
  const added = listAdded(values, other).map((one): FieldType => {
    const role = hasTarget && one.role === 'target' ? 'feature' : one.role;
    return { ...one, role, missing: values.how === 'keep' || one.missing !== 0 ? null : 0 };
  });
  return [...data.map((one) => (one.missing ? { ...one, missing: null } : one)), ...added];
}

function checkJoin({ on }: Values, data: DatasetType, other: DatasetType): readonly NodeProblem[] {
  if (on.length === 0) return [{ code: 'columns.none', severity: 'error', parameter: 'on' }];
  const unknown = [...checkFieldNames(data, 'on', on), ...checkFieldNames(other, 'on', on)];
  if (unknown.length > 0) return unknown;
  const keys = [...data.fields, ...other.fields].filter(({ name }) => on.includes(name));
  const vector = keys.find(({ shape }) => shape.length > 0);
  if (vector) {
    return [{ code: 'field.needsCategory', severity: 'error', parameter: 'on', values: { field: vector.name } }];
  }
  // Images and vectors have no empty cells that a row without a partner could have.
  const wide = listAdded({ on }, other.fields).find(({ shape }) => shape.length > 0);
  if (wide) {
    return [{ code: 'field.needsNumbers', severity: 'error', port: 'other', values: { field: wide.name } }];
  }
  return checkNewNames(
    data,
    listAdded({ on }, other.fields).map(({ name }) => name),
  );
}

export const joinTablesNode = defineNode({
  kind: 'joinTables',
  version: 1,
  title: { en: 'Join tables', zh: '连接表格' },
  docs: {
    en: 'Puts the columns of another table beside those of this one, where both agree in some column: to every order its customer, to every reading its machine. A row with several partners becomes several rows.\n\nColumns of the same name that are not matched must be renamed first. When new rows are predicted, the other table is read again.',
    zh: '在某列取值相同的情况下，把另一张表的列放到这张表旁边：为每个订单配上客户，为每次读数配上机器。有多个匹配的行会变成多行。\n\n不用于匹配的同名列需要先重命名。预测新数据时会重新读取另一张表。',
  },
  category: 'prepare',
  family: 'rows',
  icon: 'Combine',
  keywords: ['join', 'merge', 'lookup', 'vlookup', 'left join', 'inner join', '连接', '合并', '关联', '查找'],
  params: joinParams,
  inputs: () => [dataInput, otherInput],
  outputs: () => [dataOutput],
  infer(values, inputs) {
    const data = readDataset(inputs, 'data');
    const other = readDataset(inputs, 'other');
    if (!data || !other) return givesNothing();
    const problems = checkJoin(values, data, other);
    if (problems.length > 0) return givesNothing(...problems);
    return gives({ ...data, rows: null, fields: describeJoined(values, [data.fields, other.fields]) });
  },
  step: (values) => ({ type: 'prepare', config: { ...values } }),
  examples: [
    {
      title: 'adds what the other table knows about an island',
      values: { on: ['island'] },
      inputs: {
        data: [{ ...tableDataset, fields: [islandField, massField] }],
        other: [{ ...tableDataset, fields: [islandField, { ...massField, name: 'area', missing: 0 }] }],
      },
      output: {
        ...tableDataset,
        rows: null,
        fields: [islandField, { ...massField, missing: null }, { ...massField, name: 'area', missing: null }],
      },
    },
    {
      title: 'refuses two columns of the same name',
      values: { on: ['island'] },
      inputs: {
        data: [{ ...tableDataset, fields: [islandField, massField] }],
        other: [{ ...tableDataset, fields: [islandField, massField] }],
      },
      output: 'rejected',
    },
    {
      title: 'needs a column to match',
      inputs: { data: [tableDataset], other: [{ ...tableDataset, fields: [islandField] }] },
      output: 'rejected',
    },
  ],
});
