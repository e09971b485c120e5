import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { real } from '../../params.ts';
import { defineAugmentationNode, fillParam, photoDataset } from './imageNode.ts';

export const randomZoomParams = {
  amount: real({
    label: { en: 'At most', zh: '最多' },
    help: { en: '0.1: up to 10 % nearer or farther.', zh: '0.1：最多拉近或拉远 10%。' },
    initial: 0.1,
    min: 0,
    max: 0.9,
    step: 0.05,
    onCard: true,
  }),
  fill: fillParam,
};

export const randomZoomNode = defineAugmentationNode({
  kind: 'randomZoom',
  title: { en: 'Random zoom', zh: '随机缩放' },
  docs: {
    en: 'Shows each training picture a little nearer or farther, by chance and anew in every epoch. Use it where things are seen from different distances.\n\nPictures of validation, test and prediction are never changed. It works on pictures as they enter the network, whatever stands after it, and the same seed gives the same pictures.',
    zh: '每一轮随机把每张训练图片略微拉近或拉远。当物体在不同距离上被看到时使用。\n\n验证、测试和预测的图片从不改变。它作用于进入网络时的图片，与其后的步骤无关；相同的种子得到相同的图片。',
  },
  icon: 'ZoomIn',
  keywords: ['zoom', 'RandomZoom', 'scale', '缩放', '拉近', 'augmentation', 'augment', '数据增强'],
  params: randomZoomParams,
  examples: [
    { title: 'lets colour pictures pass as they are', inputs: { data: [photoDataset] }, output: photoDataset },
    { title: 'lets grey pictures pass as they are', inputs: { data: [imageDataset] }, output: imageDataset },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
