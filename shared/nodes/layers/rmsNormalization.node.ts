import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesSameShape, readTensor } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { nativeOnly } from './nativeOnly.ts';
import { needsAxis } from './normalizationParams.ts';

export const rmsNormalizationNode = defineNode({
  kind: 'rmsNormalization',
  version: 1,
  title: { en: 'RMS normalization', zh: 'RMS 归一化' },
  docs: {
    en: 'Divides the channels of every single place by the root of their mean square, then lets the network learn a scale per channel. Unlike layer normalisation it takes nothing off, which is cheaper and works as well in most transformers.\n\nLlama and its relatives use it before each attention and each dense block.\n\n*Input shape:* any, the last axis holds the channels. *Output shape:* the same.',
    zh: '把每个位置上各通道的数值除以它们的均方根，再让网络为每个通道学习一个缩放。与层归一化不同，它不减去均值，更省计算，在多数 Transformer 中效果同样好。\n\nLlama 及其同类在每个注意力块和全连接块之前使用它。\n\n*输入形状：*任意，最后一个轴为通道。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'normalisation',
  icon: 'ChartNoAxesCombined',
  keywords: ['RMSNorm', 'nn.RMSNorm', 'root mean square', 'llama', 'transformer', 'normalization', '归一化', '均方根'],
  nativeOnly,
  params: {
    epsilon: real({
      label: { en: 'Epsilon', zh: 'Epsilon' },
      help: { en: 'A small number that keeps the division safe.', zh: '保证除法安全的小数。' },
      initial: 1e-6,
      min: 1e-8,
      max: 0.1,
      scale: 'log',
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    if (tensor.shape.length === 0) return givesNothing(needsAxis);
    return givesSameShape(tensor, {
      weights: [{ name: 'scale', shape: [tensor.shape.at(-1) ?? null], trainable: true, initializer: 'ones' }],
    });
  },
  step: (values) => ({ type: 'layer', className: 'RMSNormalization', config: { axis: -1, ...values } }),
  examples: [
    { title: 'keeps the shape', inputs: { input: [tensorOf([20, 8])] }, output: tensorOf([20, 8]) },
    { title: 'works on a plain row', inputs: { input: [tensorOf([7])] }, output: tensorOf([7]) },
    { title: 'refuses a value without axes', inputs: { input: [tensorOf([])] }, output: 'rejected' },
  ],
});
