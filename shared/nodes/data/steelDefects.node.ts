import { defineNode } from '../definition.ts';
import { gives } from '../inference.ts';
import { dataOutput } from '../ports.ts';
import type { DatasetType } from '../portType.ts';
import { rowsParam, seedParam } from './generatorParams.ts';

/** In the order of the numbers that stand for them. */
export const steelClasses = ['crazing', 'inclusion', 'patches', 'pitting', 'rolled-in scale', 'scratches'] as const;

/** What the generator gives for so many pictures. */
export function describeSteel(rows: number): DatasetType {
  return {
    carries: 'dataset',
    rows,
    split: 'none',
    fields: [
      {
        name: 'surface',
        dtype: 'uint8',
        shape: [48, 48, 1],
        role: 'feature',
        semantic: 'image',
        range: [0, 255],
        missing: 0,
      },
      {
        name: 'defect',
        dtype: 'int32',
        shape: [],
        role: 'target',
        semantic: 'category',
        classes: steelClasses,
        missing: 0,
      },
    ],
  };
}

export const steelDefectsParams = { rows: rowsParam(3000, 20_000), seed: seedParam };

export const steelDefectsNode = defineNode({
  kind: 'steelDefects',
  version: 1,
  title: { en: 'Steel defects', zh: '钢材表面缺陷' },
  docs: {
    en: 'Made-up pictures of rolled steel, 48×48 grey pixels, each with one of six defects: crazing, inclusion, patches, pitting, rolled-in scale, scratches. Defects lie anywhere, the light differs from plate to plate, and so do the streaks of rolling: comparing pixels leads nowhere, a convolutional network gets far.\n\nThe truth is known: every twentieth plate was labelled without looking, so that nobody can be right in more than 95.8 % of all cases (1 − 0.05 · 5/6). A model that claims more has learned its training rows by heart or was lucky with its test rows.',
    zh: '虚构的轧钢图片，48×48 灰度像素，每张有六种缺陷之一：龟裂、夹杂、斑块、麻点、氧化皮压入、划痕。缺陷可在任何位置，光照和轧制条纹因钢板而异：直接比较像素毫无用处，卷积网络则能做得很好。\n\n真相已知：每二十张中有一张未经查看就标注，因此任何人的正确率都不能超过 95.8%（1 − 0.05 · 5/6）。声称更高的模型不是死记了训练数据，就是在测试数据上碰了运气。',
  },
  category: 'data',
  icon: 'Factory',
  keywords: [
    'steel',
    'surface',
    'defect',
    'inspection',
    'manufacturing',
    'NEU',
    'images',
    'synthetic',
    'generator',
    '钢材',
    '缺陷',
    '质检',
    '制造',
    '合成数据',
  ],
  params: steelDefectsParams,
  inputs: () => [],
  outputs: () => [dataOutput],
  infer: ({ rows }) => gives(describeSteel(rows)),
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: [
    { title: 'gives 3 000 pictures', inputs: {}, output: describeSteel(3000) },
    { title: 'gives 200 pictures', values: { rows: 200 }, inputs: {}, output: describeSteel(200) },
  ],
});
