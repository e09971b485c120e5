import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { real } from '../../params.ts';
import { defineAugmentationNode, photoDataset } from './imageNode.ts';

export const randomNoiseParams = {
  amount: real({
    label: { en: 'At most', zh: '最多' },
    help: {
      en: 'Largest standard deviation, as a share of the range from dark to bright.',
      zh: '最大标准差，占从最暗到最亮范围的比例。',
    },
    initial: 0.05,
    min: 0,
    max: 1,
    step: 0.01,
    onCard: true,
  }),
};

export const randomNoiseNode = defineAugmentationNode({
  kind: 'randomNoise',
  title: { en: 'Random noise', zh: '随机噪声' },
  docs: {
    en: 'Adds noise to each training picture, more or less by chance and anew in every epoch, as a camera does in poor light. A network that has seen noise relies less on single pixels.\n\nPictures of validation, test and prediction are never changed. It works on pictures as they enter the network, whatever stands after it, and the same seed gives the same pictures.',
    zh: '每一轮给每张训练图片加上或强或弱的随机噪声，如同相机在弱光下。见过噪声的网络不太依赖单个像素。\n\n验证、测试和预测的图片从不改变。它作用于进入网络时的图片，与其后的步骤无关；相同的种子得到相同的图片。',
  },
  icon: 'Grip',
  keywords: ['noise', 'GaussianNoise', 'grain', '噪声', '噪点', 'augmentation', 'augment', '数据增强'],
  params: randomNoiseParams,
  examples: [
    { title: 'lets colour pictures pass as they are', inputs: { data: [photoDataset] }, output: photoDataset },
    { title: 'lets grey pictures pass as they are', inputs: { data: [imageDataset] }, output: imageDataset },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
