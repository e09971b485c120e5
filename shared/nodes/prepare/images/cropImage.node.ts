import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { choice, integer, pair } from '../../params.ts';
import { defineImageNode, photoDataset, withImages, withSize } from './imageNode.ts';

const isBox = ({ position }: Readonly<Record<string, unknown>>) => position === 'box';

export const cropImageParams = {
  size: pair({
    label: { en: 'Size', zh: '尺寸' },
    help: { en: 'Height and width of the part that is kept.', zh: '保留部分的高和宽。' },
    initial: [24, 24],
    min: 1,
    max: 4096,
    onCard: true,
  }),
  position: choice({
    label: { en: 'Part', zh: '部分' },
    help: { en: 'The middle of the picture, or a box that you place.', zh: '图片的中央，或由你指定位置的方框。' },
    initial: 'centre',
    options: [
      { value: 'centre', label: { en: 'centre', zh: '中央' } },
      { value: 'box', label: { en: 'box', zh: '方框' } },
    ],
    onCard: true,
  }),
  top: integer({
    label: { en: 'From the top', zh: '距顶部' },
    help: { en: 'Pixels above the box.', zh: '方框上方的像素数。' },
    initial: 0,
    min: 0,
    max: 4096,
    visibleWhen: isBox,
  }),
  left: integer({
    label: { en: 'From the left', zh: '距左侧' },
    help: { en: 'Pixels to the left of the box.', zh: '方框左侧的像素数。' },
    initial: 0,
    min: 0,
    max: 4096,
    visibleWhen: isBox,
  }),
};

export const cropImageNode = defineImageNode({
  kind: 'cropImage',
  title: { en: 'Crop images', zh: '裁剪图片' },
  docs: {
    en: 'Keeps one part of every picture: the middle, or a box. Use it where the camera sees more than the part that matters: a smaller picture without a distracting border is learned faster.',
    zh: '保留每张图片的一部分：中央或一个方框。当相机拍到的内容多于需要的部分时使用：去掉干扰的边缘后，小图学得更快。',
  },
  icon: 'Crop',
  keywords: ['crop', 'CenterCrop', 'cut', 'region of interest', 'ROI', '裁剪', '中心裁剪', '感兴趣区域'],
  params: cropImageParams,
  check({ size, position, top, left }, { name, shape }) {
    const [down, right] = position === 'box' ? [top, left] : [0, 0];
    const [height, width] = shape;
    const isInside = (have: number | null | undefined, needs: number) => have == null || needs <= have;
    if (isInside(height, down + size[0]) && isInside(width, right + size[1])) return [];
    return [
      {
        code: 'image.cropOutside',
        severity: 'error',
        parameter: 'size',
        values: { field: name, height: height ?? 0, width: width ?? 0, bottom: down + size[0], right: right + size[1] },
      },
    ];
  },
  describeImage: ({ size }, field) => withSize(field, size),
  examples: [
    {
      title: 'keeps the middle',
      inputs: { data: [imageDataset] },
      output: withImages(imageDataset, (field) => withSize(field, [24, 24])),
    },
    {
      title: 'keeps a box',
      values: { size: [10, 12], position: 'box', top: 22, left: 20 },
      inputs: { data: [photoDataset] },
      output: withImages(photoDataset, (field) => withSize(field, [10, 12])),
    },
    {
      title: 'refuses a box that is not in the picture',
      values: { size: [10, 12], position: 'box', top: 23, left: 20 },
      inputs: { data: [photoDataset] },
      output: 'rejected',
    },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
