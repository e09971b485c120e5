import { massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { integer, toggle, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { numberColumns } from './columnsParam.ts';
import { checkNewNames, chooseNumbers, defineTableNode, numberFeature } from './tableNode.ts';

/** More columns than that help nobody and fill the memory. */
const MAX_PRODUCTS = 2000;

export const polynomialParams = {
  degree: integer({
    label: { en: 'Degree', zh: '次数' },
    help: { en: 'At most so many columns are multiplied.', zh: '最多相乘的列数。' },
    initial: 2,
    min: 2,
    max: 4,
    onCard: true,
  }),
  interactionsOnly: toggle({
    label: { en: 'Interactions only', zh: '仅交互项' },
    help: {
      en: 'Products of different columns, no powers of one column.',
      zh: '只包含不同列的乘积，不包含同一列的幂。',
    },
    initial: false,
  }),
  columns: numberColumns({ en: 'The columns that are multiplied with each other.', zh: '相互相乘的数值列。' }),
};
type Values = ValuesOf<typeof polynomialParams>;

/** What is multiplied for each new column: places among `count` columns, in the order of scikit-learn. */
export function listProducts(count: number, { degree, interactionsOnly }: Values): readonly (readonly number[])[] {
  let level: readonly (readonly number[])[] = Array.from({ length: count }, (_, at) => [at]);
  const all: (readonly number[])[] = [];
  for (let power = 2; power <= degree && all.length <= MAX_PRODUCTS; power++) {
    level = level.flatMap((product) => {
      const from = (product.at(-1) ?? 0) + (interactionsOnly ? 1 : 0);
      return Array.from({ length: Math.max(0, count - from) }, (_, i) => [...product, from + i]);
    });
    all.push(...level);
  }
  return all;
}

/** `a b^2` for [0, 1, 1]. */
function nameProduct(product: readonly number[], names: readonly string[]): string {
  const powers = new Map<number, number>();
  for (const at of product) powers.set(at, (powers.get(at) ?? 0) + 1);
  return [...powers].map(([at, power]) => (power === 1 ? names[at] : `${names[at]}^${power}`)).join(' ');
}

/** The new columns only. */
export function describeProducts(values: Values, all: readonly FieldType[]): readonly FieldType[] {
  const chosen = chooseNumbers(values.columns, all);
  const names = chosen.map(({ name }) => name);
  return listProducts(chosen.length, values).map((product) => {
    const missing = product.every((at) => chosen[at]?.missing === 0) ? 0 : null;
    return numberFeature(nameProduct(product, names), missing);
  });
}

export const polynomialFeaturesNode = defineTableNode({
  kind: 'polynomialFeatures',
  family: 'values',
  title: { en: 'Polynomial features', zh: '多项式特征' },
  docs: {
    en: 'Adds products and powers of columns: of *a* and *b* also *a²*, *a b* and *b²*. A small network or a single layer can then follow curves and combined effects that it could not otherwise.\n\nThe number of columns grows fast, so choose a few. Scale before it, or large columns drown the others.',
    zh: '添加列的乘积与幂：由 *a* 和 *b* 还得到 *a²*、*a b* 和 *b²*。这样较小的网络或单层也能拟合曲线和组合效应。\n\n列数增长很快，请只选择少数几列。先进行缩放，否则数值大的列会淹没其他列。',
  },
  icon: 'Superscript',
  keywords: [
    'PolynomialFeatures',
    'interaction',
    'square',
    'product',
    'power',
    'cross',
    '多项式',
    '交互',
    '乘积',
    '平方',
  ],
  params: polynomialParams,
  check(values, dataset) {
    const count = chooseNumbers(values.columns, dataset.fields).length;
    if (count === 0) return [{ code: 'columns.none', severity: 'error', parameter: 'columns' }];
    const made = listProducts(count, values).length;
    if (made > MAX_PRODUCTS) {
      return [
        {
          code: 'columns.tooMany',
          severity: 'error',
          parameter: 'columns',
          values: { count: made, limit: MAX_PRODUCTS },
        },
      ];
    }
    return checkNewNames(
      dataset,
      describeProducts(values, dataset.fields).map(({ name }) => name),
    );
  },
  describe: (values, fields) => [...fields, ...describeProducts(values, fields)],
  examples: [
    {
      title: 'adds the square of one column',
      inputs: { data: [{ ...tableDataset, fields: [massField, speciesField] }] },
      output: { ...tableDataset, fields: [massField, speciesField, numberFeature('body_mass_g^2', null)] },
    },
    {
      title: 'needs a column of numbers',
      inputs: { data: [{ ...tableDataset, fields: [speciesField] }] },
      output: 'rejected',
    },
  ],
});
