import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { choice } from '../../params.ts';
import type { FieldType } from '../../portType.ts';
import { defineImageNode, isImageFeature, photoDataset, withImages } from './imageNode.ts';

export const normaliseImageParams = {
  by: choice({
    label: { en: 'Mean and deviation of', zh: '均值与标准差来自' },
    help: {
      en: 'Each channel over all training pictures; each pixel over all training pictures; or each picture by itself, which also evens out differences in lighting.',
      zh: '所有训练图片的每个通道；所有训练图片的每个像素；或每张图片自身，这也能抵消光照差异。',
    },
    initial: 'channel',
    options: [
      { value: 'channel', label: { en: 'each channel', zh: '每个通道' } },
      { value: 'pixel', label: { en: 'each pixel', zh: '每个像素' } },
      { value: 'picture', label: { en: 'each picture', zh: '每张图片' } },
    ],
    onCard: true,
  }),
};

function standardise(field: FieldType): FieldType {
  const { range: _range, ...plain } = field;
  return isImageFeature(field) ? { ...plain, dtype: 'float32' } : field;
}

export const normaliseImageNode = defineImageNode({
  kind: 'normaliseImage',
  title: { en: 'Standardise images', zh: '图片标准化' },
  docs: {
    en: 'Subtracts the mean from every pixel and divides by the standard deviation. Channels of different brightness count alike then, and training starts better than from plain pixels.\n\nThe figures come from training pictures only and are kept with the model; *each picture* needs none. Use this or *Normalise pixels*, not both.',
    zh: '每个像素减去均值再除以标准差。这样亮度不同的通道权重相同，训练起点也优于原始像素。\n\n统计量只取自训练图片，并随模型保存；“每张图片”不需要统计量。与“像素归一化”二选一即可。',
  },
  icon: 'ChartNoAxesColumn',
  keywords: [
    'standardize',
    'normalize',
    'Normalization',
    'per_image_standardization',
    'mean',
    '标准化',
    '均值',
    '归一化',
  ],
  params: normaliseImageParams,
  describeImage: (_values, field) => standardise(field),
  examples: [
    {
      title: 'by channel',
      inputs: { data: [photoDataset] },
      output: withImages(photoDataset, standardise),
    },
    {
      title: 'by pixel',
      values: { by: 'pixel' },
      inputs: { data: [imageDataset] },
      output: withImages(imageDataset, standardise),
    },
    {
      title: 'by picture',
      values: { by: 'picture' },
      inputs: { data: [imageDataset] },
      output: withImages(imageDataset, standardise),
    },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
