import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesSameShape, readTensor } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const eluNode = defineNode({
  kind: 'elu',
  version: 1,
  title: { en: 'ELU', zh: 'ELU' },
  docs: {
    en: 'Lets positive values pass and bends negative ones smoothly towards −alpha. The mean of the outputs stays near zero, which can speed up training where there is no batch normalisation.\n\nWith alpha 1 it is the activation elu; this node lets you choose alpha.\n\n*Input shape:* any. *Output shape:* the same.',
    zh: '正值原样通过，负值平滑地趋向 −alpha。输出的均值保持在零附近，在没有批归一化时可以加快训练。\n\nalpha 为 1 时就是激活函数 elu；这个节点允许选择 alpha。\n\n*输入形状：*任意。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'activation',
  icon: 'Spline',
  keywords: ['ELU', 'nn.ELU', 'exponential linear unit', 'smooth', '激活函数', '指数线性', '平滑'],
  params: {
    alpha: real({
      label: { en: 'Alpha', zh: 'Alpha' },
      help: { en: 'How far down the negative side goes.', zh: '负半轴最低到多少。' },
      initial: 1,
      min: 0.01,
      max: 10,
      step: 0.1,
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    return givesSameShape(tensor, {
      activation: 'elu',
    });
  },
  step: (values) => ({ type: 'layer', className: 'ELU', config: { ...values } }),
  examples: [
    {
      title: 'keeps the shape',
      values: { alpha: 0.5 },
      inputs: { input: [tensorOf([20, 4])] },
      output: tensorOf([20, 4], { activation: 'elu' }),
    },
  ],
});
