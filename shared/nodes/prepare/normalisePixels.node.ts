import { defineNode } from '../definition.ts';
import { imageDataset, tableDataset } from '../exampleTypes.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { dataInput, dataOutput } from '../ports.ts';
import type { FieldType } from '../portType.ts';

function normalise(field: FieldType): FieldType {
  return field.semantic === 'image' && field.dtype === 'uint8' ? { ...field, dtype: 'float32', range: [0, 1] } : field;
}

export const normalisePixelsNode = defineNode({
  kind: 'normalisePixels',
  version: 1,
  title: { en: 'Normalise pixels', zh: '像素归一化' },
  docs: {
    en: 'Divides every pixel by 255, so that images hold numbers from 0 to 1 instead of 0 to 255. Networks start with small weights and learn badly from large inputs; this one step often decides whether training works.\n\nPut it once between the images and *Split*. Other columns pass unchanged.',
    zh: '把每个像素除以 255，使图片的数值从 0–255 变为 0–1。网络的初始权重很小，输入过大就学不好；这一步往往决定训练能否成功。\n\n在图片和“划分”之间放一次即可。其他列保持不变。',
  },
  category: 'prepare',
  family: 'images',
  icon: 'SunMedium',
  keywords: [
    'rescale',
    'Rescaling',
    'ToTensor',
    '1/255',
    'normalize images',
    'normalise',
    '像素',
    '归一化',
    '图像缩放',
  ],
  params: {},
  inputs: () => [dataInput],
  outputs: () => [dataOutput],
  infer(_values, inputs) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset) return givesNothing();
    const images = dataset.fields.filter((field) => field.semantic === 'image');
    if (images.length === 0) {
      return givesNothing({
        code: 'pixels.noImage',
        severity: 'error',
        port: 'data',
        fixes: [{ type: 'removeNode', node: '' }],
      });
    }
    return gives({ ...dataset, fields: dataset.fields.map(normalise) });
  },
  step: () => ({ type: 'prepare', config: {} }),
  examples: [
    {
      title: 'brings pixels to 0…1',
      inputs: { data: [imageDataset] },
      output: { ...imageDataset, fields: imageDataset.fields.map(normalise) },
    },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
