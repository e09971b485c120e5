import { islandField, massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { fields, text, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { checkNewNames, defineTableNode } from './tableNode.ts';

export const renameParams = {
  columns: fields({
    label: { en: 'Columns', zh: '列' },
    help: { en: 'The columns that get another name.', zh: '要改名的列。' },
    emptyMeans: { en: 'rename nothing', zh: '不改名' },
    onCard: true,
  }),
  names: text({
    label: { en: 'New names', zh: '新名称' },
    help: {
      en: 'One name for each chosen column, in the order of the data, separated by commas.',
      zh: '每个所选列一个名称，按数据中的顺序，用逗号分隔。',
    },
    placeholder: { en: 'weight, length', zh: '体重, 长度' },
    onCard: true,
  }),
};
type Values = ValuesOf<typeof renameParams>;

/** Names as they are written in one line; a Chinese comma separates too. */
export function splitNames(line: string): readonly string[] {
  const names = line.split(/[,，]/).map((name) => name.trim());
  return names.length === 1 && names[0] === '' ? [] : names;
}

/** Old name → new name. */
export function readNames({ columns, names }: Values): ReadonlyMap<string, string> {
  const written = splitNames(names);
  return new Map(columns.map((column, i) => [column, written[i] || column]));
}

/** The fields under their new names. */
export function describeRenamed(values: Values, all: readonly FieldType[]): readonly FieldType[] {
  const names = readNames(values);
  return all.map((one) => {
    const name = names.get(one.name);
    return name === undefined || name === one.name ? one : { ...one, name };
  });
}

export const renameColumnsNode = defineTableNode({
  kind: 'renameColumns',
  family: 'columns',
  title: { en: 'Rename columns', zh: '重命名列' },
  docs: {
    en: 'Gives columns other names. Use it when a file says `x7` where people say *temperature*, or before *Join tables* when both sides use the same name for different things.\n\nWrite one new name for each chosen column, separated by commas.',
    zh: '为列更换名称。当文件中写的是 `x7` 而人们说的是“温度”时使用它；或者在“连接表格”之前，当两边用同一名称表示不同内容时使用。\n\n为每个所选列写一个新名称，用逗号分隔。',
  },
  icon: 'TextCursorInput',
  keywords: ['rename', 'names', 'header', 'label', 'alias', '重命名', '改名', '列名'],
  params: renameParams,
  check(values, dataset) {
    const { columns, names } = values;
    const written = splitNames(names);
    if (written.length !== columns.length || written.includes('')) {
      const count = written.filter((name) => name !== '').length;
      return [
        {
          code: 'rename.counts',
          severity: 'error',
          parameter: 'names',
          values: { columns: columns.length, names: count },
        },
      ];
    }
    const others = dataset.fields.filter((one) => !columns.includes(one.name));
    return checkNewNames({ ...dataset, fields: others }, written, 'names');
  },
  describe: describeRenamed,
  examples: [
    {
      title: 'names columns anew, the target too',
      values: { columns: ['body_mass_g', 'species'], names: 'mass, kind' },
      inputs: { data: [tableDataset] },
      output: {
        ...tableDataset,
        fields: [islandField, { ...massField, name: 'mass' }, { ...speciesField, name: 'kind' }],
      },
    },
    {
      title: 'refuses a name that another column has',
      values: { columns: ['body_mass_g'], names: 'island' },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
    {
      title: 'needs a name for each column',
      values: { columns: ['body_mass_g', 'island'], names: 'mass' },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
