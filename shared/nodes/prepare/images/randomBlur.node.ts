import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { real } from '../../params.ts';
import { defineAugmentationNode, photoDataset } from './imageNode.ts';

export const randomBlurParams = {
  radius: real({
    label: { en: 'At most', zh: '最多' },
    help: { en: 'Largest deviation of the Gaussian, in pixels.', zh: '高斯模糊的最大标准差（像素）。' },
    initial: 1,
    min: 0,
    max: 10,
    step: 0.1,
    onCard: true,
  }),
};

export const randomBlurNode = defineAugmentationNode({
  kind: 'randomBlur',
  title: { en: 'Random blur', zh: '随机模糊' },
  docs: {
    en: 'Blurs each training picture, more or less by chance and anew in every epoch. Use it where pictures may be out of focus.\n\nPictures of validation, test and prediction are never changed. It works on pictures as they enter the network, whatever stands after it, and the same seed gives the same pictures.',
    zh: '每一轮对每张训练图片做或强或弱的随机模糊。当图片可能失焦时使用。\n\n验证、测试和预测的图片从不改变。它作用于进入网络时的图片，与其后的步骤无关；相同的种子得到相同的图片。',
  },
  icon: 'Droplet',
  keywords: ['blur', 'RandomGaussianBlur', 'focus', '模糊', '失焦', 'augmentation', 'augment', '数据增强'],
  params: randomBlurParams,
  examples: [
    { title: 'lets colour pictures pass as they are', inputs: { data: [photoDataset] }, output: photoDataset },
    { title: 'lets grey pictures pass as they are', inputs: { data: [imageDataset] }, output: imageDataset },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
