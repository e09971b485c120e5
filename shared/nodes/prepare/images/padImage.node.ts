import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { pair } from '../../params.ts';
import { defineImageNode, fillParam, withImages, withSize } from './imageNode.ts';

export const padImageParams = {
  size: pair({
    label: { en: 'Size', zh: '尺寸' },
    help: {
      en: 'Height and width with the border; the picture stands in the middle.',
      zh: '加上边框后的高和宽；图片居中。',
    },
    initial: [32, 32],
    min: 1,
    max: 4096,
    onCard: true,
  }),
  fill: { ...fillParam, initial: 'constant' as const },
};

export const padImageNode = defineImageNode({
  kind: 'padImage',
  title: { en: 'Pad images', zh: '填充图片' },
  docs: {
    en: 'Puts a border around every picture, so that it has the size that a network needs, without stretching anything. The border is dark, the edge drawn out, or the mirrored picture. Masks get zeros around them.',
    zh: '在每张图片周围加边框，使其达到网络需要的尺寸而不拉伸。边框可以是最暗的值、延伸的边缘或镜像。掩码周围填零。',
  },
  icon: 'Frame',
  keywords: ['pad', 'padding', 'border', 'letterbox', '填充', '边框'],
  params: padImageParams,
  check({ size }, { name, shape }) {
    const [height, width] = shape;
    if ((height ?? 0) <= size[0] && (width ?? 0) <= size[1]) return [];
    return [
      {
        code: 'image.padTooSmall',
        severity: 'error',
        parameter: 'size',
        values: { field: name, height: height ?? 0, width: width ?? 0, newHeight: size[0], newWidth: size[1] },
      },
    ];
  },
  describeImage: ({ size }, field) => withSize(field, size),
  examples: [
    {
      title: 'puts a border around pictures',
      inputs: { data: [imageDataset] },
      output: withImages(imageDataset, (field) => withSize(field, [32, 32])),
    },
    {
      title: 'refuses a size below that of the picture',
      values: { size: [32, 20] },
      inputs: { data: [imageDataset] },
      output: 'rejected',
    },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
