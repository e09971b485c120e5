import { integer } from '../params.ts';

/** The seed of a made-up data set. */
export const seedParam = integer({
  label: { en: 'Seed', zh: '随机种子' },
  help: {
    en: 'The same number gives the same data; another one, other data of the same kind.',
    zh: '相同的数字得到相同的数据，不同的数字得到另一批同类数据。',
  },
  initial: 7,
  min: 0,
  max: 2_147_483_647,
});

/** How many rows there are. */
export function rowsParam(initial: number, max: number) {
  return integer({
    label: { en: 'Rows', zh: '行数' },
    help: { en: 'How many rows are made.', zh: '生成多少行。' },
    initial,
    min: 100,
    max,
    onCard: true,
  });
}
