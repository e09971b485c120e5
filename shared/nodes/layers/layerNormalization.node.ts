import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesSameShape, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { affineWeights, center, epsilon, needsAxis, scale } from './normalizationParams.ts';

export const layerNormalizationNode = defineNode({
  kind: 'layerNormalization',
  version: 1,
  title: { en: 'Layer normalization', zh: '层归一化' },
  docs: {
    en: 'Brings the channels of every single place to mean 0 and deviation 1, then lets the network learn its own scale and shift. It looks at one row at a time, so it works alike in training and use, and with any batch size.\n\nThe normalisation of transformers and recurrent networks; for images batch normalisation is usual.\n\n*Input shape:* any, the last axis holds the channels. *Output shape:* the same.',
    zh: '把每个位置上各通道的数值调整为均值 0、标准差 1，再让网络学习自己的缩放和平移。它一次只看一条数据，因此在训练和使用时表现一致，也适用于任何批次大小。\n\n它是 Transformer 和循环网络使用的归一化；图像通常用批归一化。\n\n*输入形状：*任意，最后一个轴为通道。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'normalisation',
  icon: 'ChartNoAxesColumn',
  keywords: ['LayerNorm', 'nn.LayerNorm', 'ln', 'transformer', 'normalization', '层标准化', '归一化', '层归一化'],
  params: { epsilon, center, scale },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    if (tensor.shape.length === 0) return givesNothing(needsAxis);
    return givesSameShape(tensor, {
      weights: affineWeights(values, tensor.shape.at(-1) ?? null),
    });
  },
  step: (values) => ({ type: 'layer', className: 'LayerNormalization', config: { ...values } }),
  examples: [
    { title: 'keeps the shape', inputs: { input: [tensorOf([20, 8])] }, output: tensorOf([20, 8]) },
    {
      title: 'works on a plain row, without what is learned',
      values: { center: false, scale: false },
      inputs: { input: [tensorOf([8])] },
      output: tensorOf([8]),
    },
    { title: 'refuses a value without axes', inputs: { input: [tensorOf([])] }, output: 'rejected' },
  ],
});
