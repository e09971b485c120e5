import type { NodeProblem } from '../definition.ts';
import { findTarget } from '../fieldNames.ts';
import { integer, real } from '../params.ts';
import type { DatasetType } from '../portType.ts';
import { isPlainCategory } from './tableNode.ts';

export const seedParam = integer({
  label: { en: 'Seed', zh: '随机种子' },
  help: { en: 'The same number draws the same rows.', zh: '相同的数字抽取相同的行。' },
  initial: 42,
  min: 0,
  max: 2_147_483_647,
});

export const ratioParam = real({
  label: { en: 'Share of the largest', zh: '相对最大类的比例' },
  help: {
    en: 'How many rows every class has at least, as a share of the largest class. 1: all classes are equally large.',
    zh: '每个类别至少达到最大类别行数的这个比例。1 表示所有类别一样多。',
  },
  initial: 1,
  min: 0.05,
  max: 1,
  step: 0.05,
  onCard: true,
});

/** Balancing needs classes to balance. */
export function checkClasses(dataset: DatasetType): readonly NodeProblem[] {
  const target = findTarget(dataset);
  return target && isPlainCategory(target)
    ? []
    : [{ code: 'field.needsTarget', severity: 'error', port: 'data', values: { kind: '@columns.kind.category' } }];
}
