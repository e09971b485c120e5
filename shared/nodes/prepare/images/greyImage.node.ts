import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import type { FieldType } from '../../portType.ts';
import { defineImageNode, isImageFeature, photoDataset, withImages } from './imageNode.ts';

function makeGrey(field: FieldType): FieldType {
  const [height = null, width = null] = field.shape;
  return isImageFeature(field) ? { ...field, shape: [height, width, 1] } : field;
}

export const greyImageNode = defineImageNode({
  kind: 'greyImage',
  title: { en: 'Grey images', zh: '灰度图片' },
  docs: {
    en: 'Turns colour pictures into grey ones: one number a pixel instead of three. Use it where colour says nothing (X-rays, steel, printed text) or differs between cameras: the network is smaller and cannot learn from the wrong thing.\n\nGreen counts most and blue least, as eyes see them. Grey pictures pass unchanged.',
    zh: '把彩色图片变成灰度图片：每个像素一个数而不是三个。当颜色没有意义（X 光、钢材、印刷文字）或因相机而异时使用：网络更小，也不会学到错误的线索。\n\n按人眼的感受，绿色权重最大，蓝色最小。灰度图片保持不变。',
  },
  icon: 'Contrast',
  keywords: ['grayscale', 'greyscale', 'rgb_to_grayscale', 'luma', 'black and white', '灰度', '黑白'],
  params: {},
  describeImage: (_values, field) => makeGrey(field),
  examples: [
    {
      title: 'makes colour pictures grey',
      inputs: { data: [photoDataset] },
      output: withImages(photoDataset, makeGrey),
    },
    { title: 'leaves grey pictures alone', inputs: { data: [imageDataset] }, output: imageDataset },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
