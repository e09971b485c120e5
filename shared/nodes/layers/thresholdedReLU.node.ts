import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesSameShape, readTensor } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const thresholdedReLUNode = defineNode({
  kind: 'thresholdedReLU',
  version: 1,
  title: { en: 'Thresholded ReLU', zh: '带阈值的 ReLU' },
  docs: {
    en: 'Lets values above a threshold pass as they are and sets all others to zero. It makes features sparse: only what was found clearly goes on. With a threshold of 0 it is relu.\n\n*Input shape:* any. *Output shape:* the same.',
    zh: '高于阈值的数值原样通过，其他全部置零。它使特征变得稀疏：只有明显的发现才会继续传递。阈值为 0 时就是 relu。\n\n*输入形状：*任意。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'activation',
  icon: 'ChevronsUp',
  keywords: ['ThresholdedReLU', 'nn.Threshold', 'threshold', 'sparse', '激活函数', '阈值', '稀疏'],
  params: {
    theta: real({
      label: { en: 'Threshold', zh: '阈值' },
      help: { en: 'Values up to here become zero.', zh: '不超过此值的数值变为零。' },
      initial: 1,
      min: 0,
      max: 100,
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
      activation: 'relu',
    });
  },
  step: (values) => ({ type: 'layer', className: 'ThresholdedReLU', config: { ...values } }),
  examples: [
    {
      title: 'keeps the shape',
      values: { theta: 0.2 },
      inputs: { input: [tensorOf([20, 4])] },
      output: tensorOf([20, 4], { activation: 'relu' }),
    },
  ],
});
