import type { Text } from '../base/text.ts';

/** What the kinds on pictures find wrong. */
export const imageMessages = {
  'image.none': {
    en: 'The data has no images, so there is nothing to work on.',
    zh: '数据中没有图片，因此没有可处理的内容。',
  },
  'image.cropOutside': {
    en: 'The part reaches to {bottom}×{right}, but “{field}” is only {height}×{width} pixels large.',
    zh: '裁剪范围到 {bottom}×{right}，但“{field}”只有 {height}×{width} 像素。',
  },
  'image.padTooSmall': {
    en: '“{field}” is {height}×{width} pixels large, which does not fit into {newHeight}×{newWidth}. Crop or resize it instead.',
    zh: '“{field}”为 {height}×{width} 像素，放不进 {newHeight}×{newWidth}。请改用裁剪或调整尺寸。',
  },
  'image.needsColour': {
    en: '“{field}” has {channels} channel(s); only a picture with red, green and blue has a hue.',
    zh: '“{field}”有 {channels} 个通道；只有含红、绿、蓝三色的图片才有色相。',
  },
  'error.data.cropOutside': {
    en: 'The part to keep does not lie within “{field}” ({height}×{width} pixels).',
    zh: '要保留的部分不在“{field}”（{height}×{width} 像素）之内。',
  },
  'error.data.padTooSmall': {
    en: '“{field}” ({height}×{width} pixels) is larger than the size with the border.',
    zh: '“{field}”（{height}×{width} 像素）比加边框后的尺寸还大。',
  },
} satisfies Record<string, Text>;
