import { islandField, massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { isText } from '../fieldNames.ts';
import { fields, integer, toggle, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { asNumber, defineTableNode, isChosen } from './tableNode.ts';

export const hashingParams = {
  columns: fields({
    label: { en: 'Columns', zh: '列' },
    help: { en: 'The columns of text that become numbers.', zh: '要变成数字的文本列。' },
    emptyMeans: { en: 'all features that hold text', zh: '所有文本特征' },
    onCard: true,
  }),
  places: integer({
    label: { en: 'Places', zh: '位数' },
    help: {
      en: 'So many numbers for each column. More places, fewer categories that fall together.',
      zh: '每列得到的数字个数。位数越多，落在同一位的类别越少。',
    },
    initial: 32,
    min: 2,
    max: 4096,
    onCard: true,
  }),
  signed: toggle({
    label: { en: 'With sign', zh: '带符号' },
    help: {
      en: 'Half of the categories count −1 instead of 1, so that categories that fall together cancel out on average.',
      zh: '一半类别记为 −1 而不是 1，使落在同一位的类别平均相互抵消。',
    },
    initial: true,
  }),
};
type Values = ValuesOf<typeof hashingParams>;

/** One text a row. */
export function isPlainText(field: FieldType): boolean {
  return isText(field) && field.shape.length === 0;
}

/** The fields with a vector in the place of each text. */
export function describeHashed({ columns, places }: Values, all: readonly FieldType[]): readonly FieldType[] {
  return all.map((one) => (isChosen(one, columns, isPlainText) ? asNumber(one, { shape: [places], missing: 0 }) : one));
}

export const hashingEncodeNode = defineTableNode({
  kind: 'hashingEncode',
  family: 'values',
  title: { en: 'Hashing', zh: '哈希编码' },
  docs: {
    en: 'Puts each category at a place that is calculated from its name, with a fixed number of places. Works for any number of categories, also for ones that appear only later, and nothing has to be learned.\n\nDifferent categories can fall on the same place. Use *One-hot* while the categories are few; a missing value is all zeros.',
    zh: '根据类别名称计算出它所在的位置，位数固定。适用于任意多的类别，包括以后才出现的类别，且无需学习任何内容。\n\n不同类别可能落在同一位置。类别较少时请使用“独热编码”；缺失值全部为 0。',
  },
  icon: 'Hash',
  keywords: ['FeatureHasher', 'hashing trick', 'hash', 'high cardinality', 'bucket', '哈希', '散列', '高基数'],
  params: hashingParams,
  check({ columns }, dataset) {
    const wrong = dataset.fields.find((one) => columns.includes(one.name) && !isPlainText(one));
    return wrong
      ? [{ code: 'field.needsCategory', severity: 'error', parameter: 'columns', values: { field: wrong.name } }]
      : [];
  },
  describe: describeHashed,
  examples: [
    {
      title: 'knows its width before the categories are known',
      values: { places: 8 },
      inputs: { data: [{ ...tableDataset, fields: [{ ...islandField, classes: null }, massField, speciesField] }] },
      output: {
        ...tableDataset,
        fields: [asNumber(islandField, { shape: [8], missing: 0 }), massField, speciesField],
      },
    },
    {
      title: 'needs no list of categories',
      values: { places: 4, signed: false },
      inputs: { data: [tableDataset] },
      output: {
        ...tableDataset,
        fields: [asNumber(islandField, { shape: [4], missing: 0 }), massField, speciesField],
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
