import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { choice, pair } from '../../params.ts';
import { defineImageNode, photoDataset, withImages, withSize } from './imageNode.ts';

export const resizeImageParams = {
  size: pair({
    label: { en: 'Size', zh: '尺寸' },
    help: { en: 'Height and width of the pictures that leave.', zh: '输出图片的高和宽。' },
    initial: [64, 64],
    min: 1,
    max: 2048,
    onCard: true,
  }),
  method: choice({
    label: { en: 'Between pixels', zh: '插值' },
    help: {
      en: 'Bilinear mixes neighbouring pixels and suits photographs. Nearest takes one of them and invents no new values.',
      zh: '双线性混合相邻像素，适合照片；最近邻只取其中一个像素，不产生新的值。',
    },
    initial: 'bilinear',
    options: [
      { value: 'bilinear', label: { en: 'bilinear', zh: '双线性' } },
      { value: 'nearest', label: { en: 'nearest', zh: '最近邻' } },
    ],
    onCard: true,
  }),
};

export const resizeImageNode = defineImageNode({
  kind: 'resizeImage',
  title: { en: 'Resize images', zh: '调整图片尺寸' },
  docs: {
    en: 'Gives all pictures another height and width. A network takes pictures of one size only; smaller ones train several times as fast and often no worse.\n\nThe picture is stretched where its proportions differ: use *Crop images* or *Pad images* where that would mislead. Masks are never mixed, whatever is chosen here.',
    zh: '把所有图片调整为另一高度和宽度。网络只接受同一尺寸的图片；较小的图片训练快几倍，效果往往不差。\n\n比例不同时图片会被拉伸：若这会误导，请使用“裁剪图片”或“填充图片”。掩码始终取最近的像素。',
  },
  icon: 'Scaling',
  keywords: ['resize', 'Resizing', 'scale', 'tf.image.resize', '缩放', '尺寸', '图片大小'],
  params: resizeImageParams,
  describeImage: ({ size }, field) => withSize(field, size),
  examples: [
    {
      title: 'makes pictures smaller',
      values: { size: [14, 14] },
      inputs: { data: [imageDataset] },
      output: withImages(imageDataset, (field) => withSize(field, [14, 14])),
    },
    {
      title: 'takes the nearest pixel',
      values: { size: [48, 40], method: 'nearest' },
      inputs: { data: [photoDataset] },
      output: withImages(photoDataset, (field) => withSize(field, [48, 40])),
    },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
