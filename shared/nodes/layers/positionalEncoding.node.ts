import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { choice } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { needSequence } from './needSequence.ts';

export const positionalEncodingNode = defineNode({
  kind: 'positionalEncoding',
  version: 1,
  title: { en: 'Positional encoding', zh: '位置编码' },
  docs: {
    en: 'Adds to every step of a sequence a pattern that tells where it stands. Attention needs it: without it “dog bites man” and “man bites dog” are the same.\n\nsine is fixed and costs no weights; learned suits sequences of one fixed length, as in BERT.\n\n*Input shape:* time × channels. *Output shape:* the same.',
    zh: '给序列的每一步加上一个表示其位置的模式。注意力需要它：没有它，“狗咬人”和“人咬狗”就是一样的。\n\nsine 是固定的，不需要权重；learned 适合长度固定的序列，BERT 就是这样。\n\n*输入形状：*时间 × 通道。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'core',
  icon: 'MapPin',
  keywords: [
    'SinePositionEncoding',
    'PositionEmbedding',
    'position',
    'transformer',
    'sinusoidal',
    '位置嵌入',
    '位置',
    '正弦',
  ],
  nativeOnly: {
    en: 'Runs on the native engine only: tfjs has no such layer, and so it cannot be exported to TF.js.',
    zh: '只能在原生引擎上运行：tfjs 没有这种层，因此也不能导出为 TF.js。',
  },
  params: {
    form: choice({
      label: { en: 'Form', zh: '形式' },
      help: {
        en: 'sine: waves of many lengths, as in the first transformer. learned: a row of weights for every place.',
        zh: 'sine：多种波长的正弦波，与最初的 Transformer 相同；learned：每个位置有一行可学习的权重。',
      },
      initial: 'sine',
      options: [
        { value: 'sine', label: { en: 'sine', zh: 'sine（正弦）' } },
        { value: 'learned', label: { en: 'learned', zh: 'learned（可学习）' } },
      ],
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ form }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const problem = needSequence(tensor.shape);
    if (problem) return givesNothing(problem);
    return givesTensor(tensor, tensor.shape, {
      weights:
        form === 'learned'
          ? [{ name: 'position_embeddings', shape: tensor.shape, trainable: true, initializer: 'uniform' }]
          : [],
    });
  },
  step: (values) => ({ type: 'layer', className: 'PositionalEncoding', config: { ...values } }),
  examples: [
    { title: 'keeps the shape', inputs: { input: [tensorOf([20, 6])] }, output: tensorOf([20, 6]) },
    {
      title: 'learns a row for every place',
      values: { form: 'learned' },
      inputs: { input: [tensorOf([5, 3])] },
      output: tensorOf([5, 3]),
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([20])] }, output: 'rejected' },
  ],
});
