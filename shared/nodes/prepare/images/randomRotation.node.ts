import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { real } from '../../params.ts';
import { defineAugmentationNode, fillParam, photoDataset } from './imageNode.ts';

export const randomRotationParams = {
  degrees: real({
    label: { en: 'At most', zh: '最多' },
    help: { en: 'To either side.', zh: '向两侧。' },
    unit: { en: '°', zh: '°' },
    initial: 15,
    min: 0,
    max: 180,
    step: 1,
    onCard: true,
  }),
  fill: fillParam,
};

export const randomRotationNode = defineAugmentationNode({
  kind: 'randomRotation',
  title: { en: 'Random rotation', zh: '随机旋转' },
  docs: {
    en: 'Turns each training picture by a random angle, anew in every epoch. Use it where the camera or the thing may be tilted a little; 180° where nothing has an upper side.\n\nPictures of validation, test and prediction are never changed. It works on pictures as they enter the network, whatever stands after it, and the same seed gives the same pictures.',
    zh: '每一轮以随机角度旋转每张训练图片。当相机或物体可能略有倾斜时使用；没有上下之分时可用 180°。\n\n验证、测试和预测的图片从不改变。它作用于进入网络时的图片，与其后的步骤无关；相同的种子得到相同的图片。',
  },
  icon: 'RotateCw',
  keywords: ['rotate', 'RandomRotation', 'tilt', '旋转', '倾斜', 'augmentation', 'augment', '数据增强'],
  params: randomRotationParams,
  examples: [
    { title: 'lets colour pictures pass as they are', inputs: { data: [photoDataset] }, output: photoDataset },
    { title: 'lets grey pictures pass as they are', inputs: { data: [imageDataset] }, output: imageDataset },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
