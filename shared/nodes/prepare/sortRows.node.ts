import { tableDataset } from '../exampleTypes.ts';
import { field, toggle } from '../params.ts';
import { defineTableNode } from './tableNode.ts';

export const sortParams = {
  by: field({
    label: { en: 'Column', zh: '列' },
    help: { en: 'The column whose values decide about the order.', zh: '决定顺序的列。' },
    emptyMeans: { en: 'choose one', zh: '请选择' },
    onCard: true,
  }),
  descending: toggle({
    label: { en: 'Largest first', zh: '从大到小' },
    help: { en: 'Turns the order around. Missing values stay at the end.', zh: '反转顺序。缺失值始终在最后。' },
    initial: false,
  }),
};

export const sortRowsNode = defineTableNode({
  kind: 'sortRows',
  family: 'rows',
  title: { en: 'Sort rows', zh: '排序' },
  docs: {
    en: 'Puts the rows in the order of a column. Needed before steps that look at neighbours, such as windows over a series, and before a split *in order*. Training mixes the rows again unless its shuffle is off.\n\nRows with equal values keep their order; new rows are predicted in the order in which they come.',
    zh: '按某一列的顺序排列数据行。在依赖相邻行的步骤（如时间序列窗口）和“按顺序”划分之前需要使用。除非关闭打乱，训练时会重新打乱各行。\n\n值相等的行保持原有顺序；新数据按给出的顺序预测。',
  },
  icon: 'ArrowDownNarrowWide',
  keywords: ['sort', 'order', 'sort_values', 'arrange', 'chronological', '排序', '顺序', '升序', '降序'],
  params: sortParams,
  check: ({ by }) => (by === '' ? [{ code: 'columns.none', severity: 'error', parameter: 'by' }] : []),
  describe: (_values, fields) => fields,
  examples: [
    { title: 'keeps all rows', values: { by: 'body_mass_g' }, inputs: { data: [tableDataset] }, output: tableDataset },
    { title: 'needs a column', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
