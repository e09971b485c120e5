import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { passesInput } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const dropoutNode = defineNode({
  kind: 'dropout',
  version: 1,
  title: { en: 'Dropout', zh: '随机失活' },
  docs: {
    en: 'Sets a random share of the values to zero in every training step, so that the network cannot rely on single ones and learns by heart less easily. Outside training it does nothing.\n\nTry it when the training accuracy is much better than the validation accuracy; 0.2 to 0.5 before the last dense layer is usual.\n\n*Input shape:* any. *Output shape:* the same.',
    zh: '在每一步训练中随机把一部分数值置零，使网络不能依赖个别数值，也就不容易死记硬背。训练之外它什么也不做。\n\n当训练准确率明显高于验证准确率时可以尝试；通常在最后一个全连接层之前用 0.2 到 0.5。\n\n*输入形状：*任意。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'regularisation',
  icon: 'Droplets',
  keywords: ['Dropout', 'nn.Dropout', 'regularization', 'overfitting', '丢弃', '正则化', '过拟合', '失活'],
  params: {
    rate: real({
      label: { en: 'Rate', zh: '比例' },
      help: {
        en: 'The share of values that is set to zero (not the share that is kept).',
        zh: '被置零的数值所占比例（不是保留的比例）。',
      },
      initial: 0.25,
      min: 0,
      max: 0.95,
      step: 0.05,
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer: passesInput,
  step: ({ rate }) => ({ type: 'layer', className: 'Dropout', config: { rate } }),
  examples: [
    { title: 'keeps the shape', inputs: { input: [tensorOf([13, 13, 32])] }, output: tensorOf([13, 13, 32]) },
    {
      title: 'keeps what is known about the layer before',
      values: { rate: 0.5 },
      inputs: { input: [tensorOf([10], { activation: 'softmax', unitsFrom: 'dense_1' })] },
      output: tensorOf([10], { activation: 'softmax', unitsFrom: 'dense_1' }),
    },
  ],
});
