import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { real } from '../../params.ts';
import { defineAugmentationNode, photoDataset } from './imageNode.ts';

export const randomBrightnessParams = {
  amount: real({
    label: { en: 'At most', zh: '最多' },
    help: { en: 'As a share of the whole range from dark to bright.', zh: '占从最暗到最亮范围的比例。' },
    initial: 0.2,
    min: 0,
    max: 1,
    step: 0.05,
    onCard: true,
  }),
};

export const randomBrightnessNode = defineAugmentationNode({
  kind: 'randomBrightness',
  title: { en: 'Random brightness', zh: '随机亮度' },
  docs: {
    en: 'Makes each training picture brighter or darker, by chance and anew in every epoch. Use it where the light differs from day to day or from camera to camera.\n\nPictures of validation, test and prediction are never changed. It works on pictures as they enter the network, whatever stands after it, and the same seed gives the same pictures.',
    zh: '每一轮随机使每张训练图片变亮或变暗。当光照随时间或相机变化时使用。\n\n验证、测试和预测的图片从不改变。它作用于进入网络时的图片，与其后的步骤无关；相同的种子得到相同的图片。',
  },
  icon: 'Sun',
  keywords: [
    'brightness',
    'RandomBrightness',
    'light',
    'exposure',
    '亮度',
    '光照',
    'augmentation',
    'augment',
    '数据增强',
  ],
  params: randomBrightnessParams,
  examples: [
    { title: 'lets colour pictures pass as they are', inputs: { data: [photoDataset] }, output: photoDataset },
    { title: 'lets grey pictures pass as they are', inputs: { data: [imageDataset] }, output: imageDataset },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
