import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { real } from '../../params.ts';
import { defineAugmentationNode, photoDataset } from './imageNode.ts';

export const randomContrastParams = {
  amount: real({
    label: { en: 'At most', zh: '最多' },
    help: { en: '0.2: from 80 % to 120 % of the contrast.', zh: '0.2：对比度在 80% 到 120% 之间。' },
    initial: 0.2,
    min: 0,
    max: 1,
    step: 0.05,
    onCard: true,
  }),
};

export const randomContrastNode = defineAugmentationNode({
  kind: 'randomContrast',
  title: { en: 'Random contrast', zh: '随机对比度' },
  docs: {
    en: 'Raises or lowers the contrast of each training picture, by chance and anew in every epoch. Goes well with *Random brightness*.\n\nPictures of validation, test and prediction are never changed. It works on pictures as they enter the network, whatever stands after it, and the same seed gives the same pictures.',
    zh: '每一轮随机提高或降低每张训练图片的对比度。可与“随机亮度”一起使用。\n\n验证、测试和预测的图片从不改变。它作用于进入网络时的图片，与其后的步骤无关；相同的种子得到相同的图片。',
  },
  icon: 'CircleDashed',
  keywords: ['contrast', 'RandomContrast', '对比度', 'augmentation', 'augment', '数据增强'],
  params: randomContrastParams,
  examples: [
    { title: 'lets colour pictures pass as they are', inputs: { data: [photoDataset] }, output: photoDataset },
    { title: 'lets grey pictures pass as they are', inputs: { data: [imageDataset] }, output: imageDataset },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
