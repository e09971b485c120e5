import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { real } from '../../params.ts';
import { defineAugmentationNode, photoDataset } from './imageNode.ts';

export const randomHueParams = {
  degrees: real({
    label: { en: 'At most', zh: '最多' },
    help: { en: 'How far around the circle of colours.', zh: '在色环上最多转动的角度。' },
    unit: { en: '°', zh: '°' },
    initial: 20,
    min: 0,
    max: 180,
    step: 1,
    onCard: true,
  }),
};

export const randomHueNode = defineAugmentationNode({
  kind: 'randomHue',
  title: { en: 'Random hue', zh: '随机色相' },
  docs: {
    en: 'Turns the colours of each training picture around the circle of colours, by chance and anew in every epoch. Use it where lamps or cameras colour pictures differently, not where colour is what tells the classes apart. Needs colour pictures.\n\nPictures of validation, test and prediction are never changed. It works on pictures as they enter the network, whatever stands after it, and the same seed gives the same pictures.',
    zh: '每一轮随机在色环上转动每张训练图片的颜色。当灯光或相机使颜色不同时使用；若颜色正是区分类别的依据则不要使用。需要彩色图片。\n\n验证、测试和预测的图片从不改变。它作用于进入网络时的图片，与其后的步骤无关；相同的种子得到相同的图片。',
  },
  icon: 'Palette',
  keywords: ['hue', 'RandomHue', 'colour', 'color jitter', '色相', '颜色', 'augmentation', 'augment', '数据增强'],
  params: randomHueParams,
  check: (_values, { name, role, shape }) =>
    role === 'target' || shape[2] == null || shape[2] === 3
      ? []
      : [{ code: 'image.needsColour', severity: 'error', values: { field: name, channels: shape[2] } }],
  examples: [
    { title: 'lets colour pictures pass as they are', inputs: { data: [photoDataset] }, output: photoDataset },
    { title: 'refuses grey pictures', inputs: { data: [imageDataset] }, output: 'rejected' },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
