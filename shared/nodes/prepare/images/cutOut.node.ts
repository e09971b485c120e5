import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { real } from '../../params.ts';
import { defineAugmentationNode, photoDataset } from './imageNode.ts';

export const cutOutParams = {
  size: real({
    label: { en: 'Size', zh: '大小' },
    help: {
      en: 'Height and width of the covered part, as a share of the picture.',
      zh: '遮挡部分的高和宽，占图片的比例。',
    },
    initial: 0.25,
    min: 0.02,
    max: 0.9,
    step: 0.05,
    onCard: true,
  }),
  share: real({
    label: { en: 'How often', zh: '频率' },
    help: { en: 'Share of the pictures that are covered.', zh: '被遮挡图片的比例。' },
    initial: 0.5,
    min: 0,
    max: 1,
    step: 0.05,
    onCard: false,
  }),
};

export const cutOutNode = defineAugmentationNode({
  kind: 'cutOut',
  title: { en: 'Cut-out', zh: '随机遮挡' },
  docs: {
    en: 'Covers a random part of some training pictures, anew in every epoch. The network has to look at more than the one spot that gives a class away. Not where the thing to find is as small as the covered part.\n\nPictures of validation, test and prediction are never changed. It works on pictures as they enter the network, whatever stands after it, and the same seed gives the same pictures.',
    zh: '每一轮遮住部分训练图片的随机区域。网络不能只看泄露类别的那一处。若要找的东西与遮挡区域一样小，则不要使用。\n\n验证、测试和预测的图片从不改变。它作用于进入网络时的图片，与其后的步骤无关；相同的种子得到相同的图片。',
  },
  icon: 'SquareDashed',
  keywords: [
    'cutout',
    'RandomErasing',
    'RandomErase',
    'occlusion',
    '遮挡',
    '擦除',
    'augmentation',
    'augment',
    '数据增强',
  ],
  params: cutOutParams,
  examples: [
    { title: 'lets colour pictures pass as they are', inputs: { data: [photoDataset] }, output: photoDataset },
    { title: 'lets grey pictures pass as they are', inputs: { data: [imageDataset] }, output: imageDataset },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
