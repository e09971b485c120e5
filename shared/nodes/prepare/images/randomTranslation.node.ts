import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { real } from '../../params.ts';
import { defineAugmentationNode, fillParam, photoDataset } from './imageNode.ts';

export const randomTranslationParams = {
  vertical: real({
    label: { en: 'Up or down', zh: '上下' },
    help: { en: 'Largest shift, as a share of the height.', zh: '最大平移量，占高度的比例。' },
    initial: 0.1,
    min: 0,
    max: 1,
    step: 0.05,
    onCard: true,
  }),
  horizontal: real({
    label: { en: 'Left or right', zh: '左右' },
    help: { en: 'Largest shift, as a share of the width.', zh: '最大平移量，占宽度的比例。' },
    initial: 0.1,
    min: 0,
    max: 1,
    step: 0.05,
    onCard: true,
  }),
  fill: fillParam,
};

export const randomTranslationNode = defineAugmentationNode({
  kind: 'randomTranslation',
  title: { en: 'Random shift', zh: '随机平移' },
  docs: {
    en: 'Moves each training picture by a random number of whole pixels, anew in every epoch, so that a network does not learn where in the picture things happen to be.\n\nPictures of validation, test and prediction are never changed. It works on pictures as they enter the network, whatever stands after it, and the same seed gives the same pictures.',
    zh: '每一轮把每张训练图片随机平移若干整像素，使网络不会记住物体恰好所在的位置。\n\n验证、测试和预测的图片从不改变。它作用于进入网络时的图片，与其后的步骤无关；相同的种子得到相同的图片。',
  },
  icon: 'Move',
  keywords: ['shift', 'translate', 'RandomTranslation', 'move', '平移', '移动', 'augmentation', 'augment', '数据增强'],
  params: randomTranslationParams,
  examples: [
    { title: 'lets colour pictures pass as they are', inputs: { data: [photoDataset] }, output: photoDataset },
    { title: 'lets grey pictures pass as they are', inputs: { data: [imageDataset] }, output: imageDataset },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
