import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { needImage } from './needImage.ts';

export const globalAveragePooling2dNode = defineNode({
  kind: 'globalAveragePooling2d',
  version: 1,
  title: { en: 'Global average pooling 2D', zh: '全局平均池化 2D' },
  docs: {
    en: 'Takes the mean of every channel over the whole image, so an image of any size becomes one number per channel. It is the lean way from convolutions to dense layers: where Flatten makes thousands of inputs, this makes one per filter, with far fewer parameters and less overfitting.\n\n*Input shape:* height × width × channels. *Output shape:* channels.',
    zh: '对每个通道在整幅图像上取平均，任意大小的图像都变成每个通道一个数。它是从卷积层过渡到全连接层的精简方式：展平会产生成千上万个输入，而它每个滤波器只产生一个，参数少得多，也更不容易过拟合。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*通道。',
  },
  category: 'layer',
  family: 'pooling',
  usual: true,
  icon: 'Globe',
  keywords: ['GAP', 'AdaptiveAvgPool2d', 'GlobalAvgPool2D', 'mean', '全局', '池化', '平均'],
  params: {},
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const problem = needImage(tensor.shape);
    if (problem) return givesNothing(problem);
    return givesTensor(tensor, [tensor.shape[2] ?? null]);
  },
  step: () => ({ type: 'layer', className: 'GlobalAveragePooling2D', config: {} }),
  examples: [
    {
      title: 'gives one number per channel',
      inputs: { input: [tensorOf([7, 7, 64])] },
      output: tensorOf([64]),
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
  ],
});
