import { imageDataset, tableDataset } from '../../exampleTypes.ts';
import { choice } from '../../params.ts';
import { defineAugmentationNode, photoDataset } from './imageNode.ts';

export const randomFlipParams = {
  mode: choice({
    label: { en: 'Direction', zh: '方向' },
    help: { en: 'Left and right, up and down, or both.', zh: '左右、上下或两者。' },
    initial: 'horizontal',
    options: [
      { value: 'horizontal', label: { en: 'sideways', zh: '左右' } },
      { value: 'vertical', label: { en: 'upside down', zh: '上下' } },
      { value: 'both', label: { en: 'both', zh: '两者' } },
    ],
    onCard: true,
  }),
};

export const randomFlipNode = defineAugmentationNode({
  kind: 'randomFlip',
  title: { en: 'Random flip', zh: '随机翻转' },
  docs: {
    en: 'Mirrors each training picture or not, by chance and anew in every epoch. A defect, a cell or a cat is the same thing mirrored, and the network sees twice as many of them.\n\nOnly where a mirrored picture could be a real one: not for letters or digits, and upside down only where nothing has an upper side.\n\nPictures of validation, test and prediction are never changed. It works on pictures as they enter the network, whatever stands after it, and the same seed gives the same pictures.',
    zh: '每一轮都随机决定是否镜像每张训练图片。缺陷、细胞或猫镜像后仍是同一事物，网络因此看到两倍的样本。\n\n只在镜像图片可能真实存在时使用：不要用于字母或数字；只有没有上下之分时才用上下翻转。\n\n验证、测试和预测的图片从不改变。它作用于进入网络时的图片，与其后的步骤无关；相同的种子得到相同的图片。',
  },
  icon: 'CaretsToAxisDashedHorizontal',
  keywords: ['flip', 'RandomFlip', 'mirror', '翻转', '镜像', 'augmentation', 'augment', '数据增强'],
  params: randomFlipParams,
  examples: [
    { title: 'lets colour pictures pass as they are', inputs: { data: [photoDataset] }, output: photoDataset },
    { title: 'lets grey pictures pass as they are', inputs: { data: [imageDataset] }, output: imageDataset },
    { title: 'refuses a table without images', inputs: { data: [tableDataset] }, output: 'rejected' },
  ],
});
