import { defineNode } from '../definition.ts';
import { file, text } from '../params.ts';
import { dataOutput } from '../ports.ts';
import type { DatasetType, FieldType } from '../portType.ts';
import { inferFound } from './foundSource.ts';

const image: FieldType = {
  name: 'x',
  dtype: 'uint8',
  shape: [28, 28, 1],
  role: 'feature',
  semantic: 'image',
  range: [0, 255],
  missing: 0,
};
const label: FieldType = {
  name: 'y',
  dtype: 'int32',
  shape: [],
  role: 'target',
  semantic: 'category',
  classes: ['0', '1', '2'],
  missing: 0,
};
const sample: DatasetType = { carries: 'dataset', fields: [image, label], rows: 300, split: 'none' };

export const numpyFileNode = defineNode({
  kind: 'numpyFile',
  version: 1,
  title: { en: 'NumPy file', zh: 'NumPy 文件' },
  docs: {
    en: 'Reads arrays that Python wrote: one array (`numpy.save`, .npy) or several in one file (`numpy.savez`, .npz). The first axis counts the rows. Bytes with two axes a row are taken for images, whole numbers from 0 up for classes.\n\nOf a file with several arrays, one is learned from and one is predicted; names such as `y` or `labels` are recognised. Python objects (pickles) are refused, because opening them could run foreign code.',
    zh: '读取 Python 写出的数组：单个数组（`numpy.save`，.npy）或一个文件中的多个数组（`numpy.savez`，.npz）。第一个轴是数据行。每行有两个轴的字节数组视为图片，从 0 开始的整数视为类别。\n\n文件中有多个数组时，一个用于学习，一个用于预测；`y`、`labels` 等名称会自动识别。Python 对象（pickle）会被拒绝，因为打开它们可能运行外来代码。',
  },
  category: 'data',
  icon: 'Boxes',
  keywords: ['npy', 'npz', 'ndarray', 'tensor', 'np.load', 'python', 'array', '数组', '张量', '导入', '数据'],
  params: {
    file: file({
      label: { en: 'File', zh: '文件' },
      help: { en: 'The .npy or .npz file to read.', zh: '要读取的 .npy 或 .npz 文件。' },
      accept: 'numpy',
      onCard: true,
    }),
    features: text({
      label: { en: 'Array to learn from', zh: '用于学习的数组' },
      help: {
        en: 'The name of the array in an .npz file. Empty means the first one that is not predicted.',
        zh: '.npz 文件中数组的名称。留空表示第一个不用于预测的数组。',
      },
      max: 200,
    }),
    target: text({
      label: { en: 'Array to predict', zh: '要预测的数组' },
      help: {
        en: 'The name of the array with what is to be predicted. Empty means one named y, label, labels or target, if there is one.',
        zh: '要预测的数组的名称。留空表示名为 y、label、labels 或 target 的数组（若存在）。',
      },
      max: 200,
    }),
  },
  inputs: () => [],
  outputs: () => [dataOutput],
  infer: ({ file: chosen }, _inputs, facts) => inferFound(chosen, 'file', facts),
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: [
    {
      title: 'takes bytes with two axes for images, and whole numbers for classes',
      values: { file: { path: 'digits.npz' } },
      inputs: {},
      facts: { fields: [image, label], rows: 300, split: 'none', problems: [] },
      output: sample,
    },
    {
      title: 'refuses Python objects',
      values: { file: { path: 'objects.npy' } },
      inputs: {},
      facts: {
        fields: [],
        rows: 0,
        split: 'none',
        problems: [{ code: 'data.arrayPickled', severity: 'error', values: { path: 'objects.npy' } }],
      },
      output: 'rejected',
    },
    { title: 'asks for a file', inputs: {}, output: 'rejected' },
  ],
});
