import type { Dim } from '../../base/shape.ts';
import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesSameShape, readTensor } from '../inference.ts';
import { toggle } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const preluNode = defineNode({
  kind: 'prelu',
  version: 1,
  title: { en: 'PReLU', zh: 'PReLU' },
  docs: {
    en: 'A leaky ReLU that learns its negative slope: it starts at 0, a plain ReLU, and the network decides how much of the negative side is worth keeping.\n\nFor images share one slope per channel, or each pixel gets its own. Set the activation of the layer before to linear.\n\n*Input shape:* any. *Output shape:* the same.',
    zh: '会学习负半轴斜率的带泄漏 ReLU：从 0（普通 ReLU）开始，由网络决定负值部分值得保留多少。\n\n处理图像时请让每个通道共用一个斜率，否则每个像素都有自己的斜率。请把前一层的激活函数设为 linear。\n\n*输入形状：*任意。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'activation',
  icon: 'TrendingUp',
  keywords: ['PReLU', 'nn.PReLU', 'parametric relu', 'learned slope', '激活函数', '参数化', '可学习斜率'],
  params: {
    perChannel: toggle({
      label: { en: 'One slope per channel', zh: '每个通道一个斜率' },
      help: {
        en: 'Shares the slope over all places of an image or a sequence (Keras: shared_axes). Off: every value has its own.',
        zh: '在图像或序列的所有位置上共用斜率（Keras 的 shared_axes）。关闭时每个数值都有自己的斜率。',
      },
      initial: false,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ perChannel }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const { shape } = tensor;
    const slopes = perChannel ? shape.map((size, axis): Dim => (axis === shape.length - 1 ? size : 1)) : shape;
    return givesSameShape(tensor, {
      activation: 'prelu',
      weights: [{ name: 'alpha', shape: slopes, trainable: true, initializer: 'zeros' }],
    });
  },
  step: (values) => ({ type: 'layer', className: 'PReLU', config: { ...values } }),
  examples: [
    {
      title: 'keeps the shape',
      inputs: { input: [tensorOf([8])] },
      output: tensorOf([8], { activation: 'prelu' }),
    },
    {
      title: 'shares one slope per channel',
      values: { perChannel: true },
      inputs: { input: [tensorOf([5, 6, 3])] },
      output: tensorOf([5, 6, 3], { activation: 'prelu' }),
    },
  ],
});
