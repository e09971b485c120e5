import { defineNode } from '../definition.ts';
import { gives } from '../inference.ts';
import { choice, real } from '../params.ts';
import { dataOutput } from '../ports.ts';
import type { DatasetType } from '../portType.ts';
import { rowsParam, seedParam } from './generatorParams.ts';

/** The names of the classes of a shape. */
export const shapeClasses = {
  blobs: ['a', 'b', 'c'],
  moons: ['a', 'b'],
  spirals: ['a', 'b'],
} as const;
export type ShapeName = keyof typeof shapeClasses;

/** What the generator gives: points of a plane and their class. */
export function describeShapes(shape: ShapeName, rows: number): DatasetType {
  const coordinate = (name: string) =>
    ({ name, dtype: 'float32', shape: [], role: 'feature', semantic: 'number', missing: 0 }) as const;
  return {
    carries: 'dataset',
    rows,
    split: 'none',
    fields: [
      coordinate('x'),
      coordinate('y'),
      {
        name: 'class',
        dtype: 'int32',
        shape: [],
        role: 'target',
        semantic: 'category',
        classes: shapeClasses[shape],
        missing: 0,
      },
    ],
  };
}

export const tabularShapesParams = {
  shape: choice({
    label: { en: 'Shape', zh: '形状' },
    help: {
      en: 'Three round clouds, two crescents that reach into each other, or two spirals wound around each other.',
      zh: '三团圆形点云、两个交错的月牙，或两条互相缠绕的螺旋。',
    },
    initial: 'moons',
    options: [
      { value: 'blobs', label: { en: 'blobs', zh: '点云' } },
      { value: 'moons', label: { en: 'moons', zh: '月牙' } },
      { value: 'spirals', label: { en: 'spirals', zh: '螺旋' } },
    ],
    onCard: true,
  }),
  noise: real({
    label: { en: 'Noise', zh: '噪声' },
    help: {
      en: 'How far points stray from their place. The more, the less anybody can tell the classes apart.',
      zh: '点偏离其位置的程度。越大，越难区分类别。',
    },
    initial: 0.2,
    min: 0.01,
    max: 1,
    step: 0.05,
  }),
  rows: rowsParam(1000, 100_000),
  seed: seedParam,
};

export const tabularShapesNode = defineNode({
  kind: 'tabularShapes',
  version: 1,
  title: { en: 'Points of a plane', zh: '平面上的点' },
  docs: {
    en: 'Made-up points with two coordinates in two or three classes: blobs that a single dense layer tells apart, moons that need a hidden layer, spirals that need several. Small enough to train in a second: the place to see what layers, units and activations are for.\n\nThe truth is known: the closest a model can get is set by the noise (moons at 0.2: about 97 %, blobs at 0.2: about 99.9 %, spirals at 0.2: about 97 %).',
    zh: '虚构的二维点，分为两类或三类：点云只需一个全连接层，月牙需要一个隐藏层，螺旋需要多个。规模小到一秒即可训练完，适合观察层、单元和激活函数的作用。\n\n真相已知：模型能达到的最好结果由噪声决定（噪声 0.2 时，月牙约 97%，点云约 99.9%，螺旋约 97%）。',
  },
  category: 'data',
  icon: 'ChartScatter',
  keywords: [
    'make_moons',
    'make_blobs',
    'spirals',
    'playground',
    'toy',
    'synthetic',
    'generator',
    '月牙',
    '螺旋',
    '点云',
    '合成数据',
    '玩具数据',
  ],
  params: tabularShapesParams,
  inputs: () => [],
  outputs: () => [dataOutput],
  infer: ({ shape, rows }) => gives(describeShapes(shape, rows)),
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: [
    { title: 'gives two moons', inputs: {}, output: describeShapes('moons', 1000) },
    {
      title: 'gives three clouds',
      values: { shape: 'blobs', rows: 300 },
      inputs: {},
      output: describeShapes('blobs', 300),
    },
  ],
});
