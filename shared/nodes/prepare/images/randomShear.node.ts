import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { real } from '../../params.ts';
import { defineAugmentationNode, fillParam, photoDataset } from './imageNode.ts';

export const randomShearParams = {
  degrees: real({
    label: { en: 'At most', zh: '最多' },
    help: { en: 'To either side, across and down.', zh: '水平与垂直方向，向两侧。' },
    unit: { en: '°', zh: '°' },
    initial: 10,
    min: 0,
    max: 45,
    step: 1,
    onCard: true,
  }),
  fill: fillParam,
};

export const randomShearNode = defineAugmentationNode({
  kind: 'randomShear',
  title: { en: 'Random shear', zh: '随机错切' },
  docs: {
    en: 'Slants each training picture by a random angle, anew in every epoch, as a camera does that looks from the side. A few degrees are enough.\n\nPictures of validation, test and prediction are never changed. It works on pictures as they enter the network, whatever stands after it, and the same seed gives the same pictures.',
    zh: '每一轮以随机角度倾斜每张训练图片，如同相机从侧面拍摄。几度即可。\n\n验证、测试和预测的图片从不改变。它作用于进入网络时的图片，与其后的步骤无关；相同的种子得到相同的图片。',
  },
  icon: 'Italic',
  keywords: ['shear', 'RandomShear', 'slant', 'skew', '错切', '倾斜', 'augmentation', 'augment', '数据增强'],
  params: randomShearParams,
  examples: [
    { title: 'lets colour pictures pass as they are', inputs: { data: [photoDataset] }, output: photoDataset },
    { title: 'lets grey pictures pass as they are', inputs: { data: [imageDataset] }, output: imageDataset },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
