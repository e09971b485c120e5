import { defineNode } from '../definition.ts';
import { tableDataset } from '../exampleTypes.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { choice, integer, real, type ValuesOf } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';
import { seedParam } from './balanceParams.ts';

export const sampleParams = {
  method: choice({
    label: { en: 'How many', zh: '数量' },
    help: { en: 'A number of rows, or a share of all.', zh: '固定行数，或占全部的比例。' },
    initial: 'count',
    options: [
      { value: 'count', label: { en: 'a number of rows', zh: '固定行数' } },
      { value: 'share', label: { en: 'a share', zh: '比例' } },
    ],
  }),
  count: integer({
    label: { en: 'Rows', zh: '行数' },
    help: { en: 'So many rows stay; all of them when there are fewer.', zh: '保留这么多行；不足时全部保留。' },
    initial: 1000,
    min: 1,
    max: 1_000_000_000,
    visibleWhen: ({ method }) => method === 'count',
    onCard: true,
  }),
  share: real({
    label: { en: 'Share', zh: '比例' },
    help: { en: 'The share of the rows that stays.', zh: '保留的行所占比例。' },
    initial: 0.1,
    min: 0.0001,
    max: 1,
    step: 0.05,
    visibleWhen: ({ method }) => method === 'share',
    onCard: true,
  }),
  seed: seedParam,
};

/** How many of so many rows stay. */
export function countSample(
  { method, count, share }: Pick<ValuesOf<typeof sampleParams>, 'method' | 'count' | 'share'>,
  rows: number,
): number {
  return method === 'count' ? Math.min(count, rows) : Math.min(rows, Math.max(1, Math.round(rows * share)));
}

export const sampleRowsNode = defineNode({
  kind: 'sampleRows',
  version: 1,
  title: { en: 'Sample rows', zh: '抽样' },
  docs: {
    en: 'Takes some rows by chance and leaves out the others. While you build a graph, a few thousand rows answer most questions in seconds; take the step out, or raise the number, for the final training.\n\nThe rows keep their order, and the same seed takes the same rows. New rows are never left out.',
    zh: '随机抽取部分行，去掉其余的行。搭建计算图时，几千行就能在数秒内回答大多数问题；最终训练时请移除此步骤或增大数量。\n\n各行保持原有顺序，相同的随机种子抽取相同的行。新数据不会被去掉。',
  },
  category: 'prepare',
  family: 'rows',
  icon: 'Dices',
  keywords: ['sample', 'subset', 'random rows', 'limit', 'head', '抽样', '采样', '子集', '随机'],
  params: sampleParams,
  inputs: () => [dataInput],
  outputs: () => [dataOutput],
  infer(values, inputs) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset) return givesNothing();
    return gives({ ...dataset, rows: dataset.rows === null ? null : countSample(values, dataset.rows) });
  },
  step: (values) => ({ type: 'prepare', config: { ...values } }),
  examples: [
    {
      title: 'knows how many rows stay',
      values: { count: 100 },
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, rows: 100 },
    },
    {
      title: 'takes a share',
      values: { method: 'share', share: 0.5 },
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, rows: 172 },
    },
  ],
});
