import { defineNode } from '../definition.ts';
import { file } from '../params.ts';
import { dataOutput } from '../ports.ts';
import type { FieldType } from '../portType.ts';
import { inferFound } from './foundSource.ts';

const sampleFields: readonly FieldType[] = [
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
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    missing: 0,
  },
];

export const idxFileNode = defineNode({
  kind: 'idxFile',
  version: 1,
  title: { en: 'IDX files (MNIST)', zh: 'IDX 文件（MNIST）' },
  docs: {
    en: 'Reads images and labels in the form of MNIST: one file with the images and one with a number for each (`train-images-idx3-ubyte.gz`, `train-labels-idx1-ubyte.gz`). Packed with gzip or not.\n\nUse it for MNIST itself and the many data sets made like it, such as KMNIST or EMNIST. Fashion-MNIST comes with the app as a node of its own. The size that a file states is checked before anything is read.',
    zh: '读取 MNIST 形式的图片和标签：一个文件存放图片，另一个文件为每张图片存放一个数字（`train-images-idx3-ubyte.gz`、`train-labels-idx1-ubyte.gz`），可以是 gzip 压缩的，也可以不压缩。\n\n适用于 MNIST 本身以及许多仿照它制作的数据集，例如 KMNIST 或 EMNIST。Fashion-MNIST 随应用附带，有单独的节点。读取之前会先核对文件声明的大小。',
  },
  category: 'data',
  icon: 'Grid2x2',
  keywords: ['mnist', 'emnist', 'kmnist', 'ubyte', 'idx3', 'digits', 'lecun', '手写数字', '图片', '标签', '导入'],
  params: {
    file: file({
      label: { en: 'Images', zh: '图片' },
      help: { en: 'The file with the images.', zh: '存放图片的文件。' },
      accept: 'idx',
      onCard: true,
    }),
    labels: file({
      label: { en: 'Labels', zh: '标签' },
      help: {
        en: 'The file with one label for each image. Without it there is nothing to predict but the images themselves.',
        zh: '为每张图片存放一个标签的文件。没有它时，只能预测图片本身。',
      },
      accept: 'idx',
    }),
  },
  inputs: () => [],
  outputs: () => [dataOutput],
  infer: ({ file: chosen }, _inputs, facts) => inferFound(chosen, 'file', facts),
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: [
    {
      title: 'gives images and labels',
      values: { file: { path: 'images-idx3-ubyte.gz' }, labels: { path: 'labels-idx1-ubyte.gz' } },
      inputs: {},
      facts: { fields: sampleFields, rows: 60_000, split: 'none', problems: [] },
      output: { carries: 'dataset', fields: sampleFields, rows: 60_000, split: 'none' },
    },
    { title: 'asks for a file', inputs: {}, output: 'rejected' },
  ],
});
