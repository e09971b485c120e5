import { defineNode } from '../definition.ts';
import { gives } from '../inference.ts';
import { dataOutput } from '../ports.ts';
import type { DatasetType } from '../portType.ts';

/** In the order of the labels 0 … 9. */
export const fashionClasses = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
] as const;

/** What the data set is, for the definition and for the reader of its files. */
export const fashionMnist: DatasetType = {
  carries: 'dataset',
  rows: 70_000,
  split: 'given',
  fields: [
    {
      name: 'image',
      dtype: 'uint8',
      shape: [28, 28, 1],
      role: 'feature',
      semantic: 'image',
      range: [0, 255],
      missing: 0,
    },
    {
      name: 'label',
      dtype: 'int32',
      shape: [],
      role: 'target',
      semantic: 'category',
      classes: fashionClasses,
      missing: 0,
    },
  ],
};

export const fashionMnistNode = defineNode({
  kind: 'fashionMnist',
  version: 1,
  title: { en: 'Fashion-MNIST', zh: 'Fashion-MNIST' },
  docs: {
    en: '70 000 small pictures of clothing, each 28×28 grey pixels from 0 to 255, with one of ten labels (T-shirt, trouser, pullover…). 60 000 are for training and 10 000 for the final test; the data set comes with the app. A good first problem: hard enough that a convolutional network clearly beats a simple one, small enough to train in minutes.\n\nNormalise the pixels before training, and keep its own test part in *Split*, so that your result can be compared with published ones.',
    zh: '70 000 张服装小图片，每张为 28×28 的灰度像素（0 到 255），并带有十个类别之一的标签（T 恤、裤子、套衫等）。其中 60 000 张用于训练，10 000 张用于最终测试；数据集随应用附带。它很适合作为第一个练习：难度足以让卷积网络明显优于简单网络，规模又小到几分钟就能训练完。\n\n训练前请先归一化像素，并在“划分”节点中保留它自带的测试部分，这样结果才能与公开发表的结果比较。',
  },
  category: 'data',
  icon: 'Shirt',
  keywords: [
    'mnist',
    'clothing',
    'images',
    'sample data',
    'torchvision',
    'keras.datasets',
    '服装',
    '图片',
    '示例数据',
    '数据集',
  ],
  params: {},
  inputs: () => [],
  outputs: () => [dataOutput],
  infer: () => gives(fashionMnist),
  step: () => ({ type: 'source', config: {} }),
  examples: [{ title: 'gives images and labels with a test part of its own', inputs: {}, output: fashionMnist }],
});
