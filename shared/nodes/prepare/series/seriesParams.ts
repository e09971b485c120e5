import { field, fields, toggle } from '../../params.ts';
import type { FieldType } from '../../portType.ts';
import { isPlainNumber } from '../tableNode.ts';

// What kinds that look at neighbouring rows share.

export const seriesColumns = fields({
  label: { en: 'Columns', zh: '列' },
  help: {
    en: 'The columns of numbers that are worked on. The column to predict is left alone unless it is named.',
    zh: '要处理的数值列。除非明确选择，否则不处理要预测的列。',
  },
  of: 'number',
  emptyMeans: { en: 'all features that are numbers', zh: '所有数值特征' },
});

export const seriesGroup = field({
  label: { en: 'Separate series by', zh: '按列区分序列' },
  help: {
    en: 'A column that says which series a row belongs to (a machine, a patient). Rows of others are no neighbours.',
    zh: '表示数据行属于哪个序列的列（如机器、病人）。其他序列的行不算相邻。',
  },
  emptyMeans: { en: 'it is one series', zh: '只有一个序列' },
});

export const dropFirst = toggle({
  label: { en: 'Leave out the first rows', zh: '去掉开头的行' },
  help: {
    en: 'The first rows of a series have no past to look at. Off: they stay, with empty cells.',
    zh: '序列开头的行没有可用的过去。关闭时保留它们，单元格为空。',
  },
  initial: true,
});

/** The columns that are worked on. */
export function chooseSeries(columns: readonly string[], all: readonly FieldType[]): readonly FieldType[] {
  return all.filter((one) =>
    columns.length > 0 ? columns.includes(one.name) : one.role === 'feature' && isPlainNumber(one),
  );
}
