import { islandField, massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { choice, fields, text, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { splitNames } from './renameColumns.node.ts';
import { asNumber, defineTableNode } from './tableNode.ts';

export const castParams = {
  columns: fields({
    label: { en: 'Columns', zh: '列' },
    help: { en: 'The columns that are read as another type.', zh: '要转换类型的列。' },
    emptyMeans: { en: 'change nothing', zh: '不做改动' },
    onCard: true,
  }),
  to: choice({
    label: { en: 'Type', zh: '类型' },
    help: {
      en: 'Text that is no number, and a value that is not in the list of categories, becomes missing.',
      zh: '不是数字的文本，以及不在类别列表中的值，会变为缺失值。',
    },
    initial: 'number',
    options: [
      { value: 'number', label: { en: 'number', zh: '数值' } },
      { value: 'integer', label: { en: 'whole number', zh: '整数' } },
      { value: 'category', label: { en: 'category', zh: '类别' } },
      { value: 'text', label: { en: 'free text', zh: '自由文本' } },
    ],
    onCard: true,
  }),
  categories: text({
    label: { en: 'Categories', zh: '类别' },
    help: {
      en: 'What the column may hold, separated by commas, such as 0, 1. Empty for a column that is a category already.',
      zh: '该列可能的取值，用逗号分隔，例如 0, 1。若该列已是类别，可以留空。',
    },
    placeholder: { en: '0, 1', zh: '0, 1' },
    visibleWhen: ({ to }) => to === 'category',
  }),
};
type Values = ValuesOf<typeof castParams>;

/** The fields with their new types. How many values become missing is known only to the data process. */
export function describeCast({ columns, to, categories }: Values, all: readonly FieldType[]): readonly FieldType[] {
  const named = splitNames(categories);
  return all.map((one): FieldType => {
    if (!columns.includes(one.name)) return one;
    const plain = asNumber(one, { missing: null });
    if (to === 'number') return plain;
    if (to === 'integer') return { ...plain, dtype: 'int32' };
    if (to === 'text') return { ...plain, dtype: 'string', semantic: 'text' };
    const classes = named.length > 0 ? named : (one.classes ?? null);
    return { ...plain, dtype: 'string', semantic: 'category', classes };
  });
}

export const castColumnNode = defineTableNode({
  kind: 'castColumn',
  family: 'columns',
  title: { en: 'Change type', zh: '转换类型' },
  docs: {
    en: 'Reads a column as another type: digits as numbers, numbers as categories, anything as text. Postal codes and machine numbers look like numbers but are categories; a rating stored as text is a number.\n\nA category needs its possible values, because the width of the network depends on how many there are.',
    zh: '把列转换为另一种类型：数字文本转为数值、数值转为类别、任意内容转为文本。邮政编码和机器编号看起来是数字，其实是类别；以文本保存的评分其实是数值。\n\n转换为类别时需要给出可能的取值，因为网络的宽度取决于类别的数量。',
  },
  icon: 'Replace',
  keywords: ['cast', 'convert', 'type', 'astype', 'dtype', 'to_numeric', '类型', '转换', '数值', '类别'],
  params: castParams,
  check({ columns, to, categories }, dataset) {
    const vector = dataset.fields.find((one) => columns.includes(one.name) && one.shape.length > 0);
    if (vector) {
      return [{ code: 'field.needsNumbers', severity: 'error', parameter: 'columns', values: { field: vector.name } }];
    }
    if (to !== 'category' || splitNames(categories).length > 0) return [];
    const unknown = dataset.fields.find((one) => columns.includes(one.name) && one.classes === undefined);
    return unknown
      ? [{ code: 'cast.noCategories', severity: 'error', parameter: 'categories', values: { field: unknown.name } }]
      : [];
  },
  describe: describeCast,
  examples: [
    {
      title: 'makes a category of a number',
      values: { columns: ['body_mass_g'], to: 'category', categories: '3000, 4000' },
      inputs: { data: [tableDataset] },
      output: {
        ...tableDataset,
        fields: [
          islandField,
          { ...massField, dtype: 'string', semantic: 'category', missing: null, classes: ['3000', '4000'] },
          speciesField,
        ],
      },
    },
    {
      title: 'cannot guess the categories of a number',
      values: { columns: ['body_mass_g'], to: 'category' },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
