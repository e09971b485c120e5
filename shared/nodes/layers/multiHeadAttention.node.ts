import { formatShape } from '../../base/shape.ts';
import { defineNode, type Port, type WeightSpec } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { integer, real, toggle } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { useBias } from './layerParams.ts';
import { needSequence } from './needSequence.ts';

const valueInput: Port = {
  name: 'value',
  carries: 'tensor',
  label: { en: 'Looked at', zh: '被查看的序列' },
  optional: true,
};

export const multiHeadAttentionNode = defineNode({
  kind: 'multiHeadAttention',
  version: 1,
  title: { en: 'Multi-head attention', zh: '多头注意力' },
  docs: {
    en: 'Lets every place of a sequence look at all others and take from them what it needs; several heads look for different things at once. With addition and layer normalisation around it, it is the transformer block.\n\nIt does not know the order of places: add a positional encoding before it. With a second wire it looks into another sequence (cross-attention), as a decoder looks at what the encoder read.\n\n*Input shape:* time × channels. *Output shape:* the same.',
    zh: '让序列的每个位置查看所有其他位置，并从中取得自己需要的内容；多个头同时寻找不同的东西。在它周围加上相加和层归一化，就是 Transformer 模块。\n\n它不知道位置的顺序：请在前面加上位置编码。接上第二条连线时，它查看另一个序列（交叉注意力），就像解码器查看编码器读到的内容。\n\n*输入形状：*时间 × 通道。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'attention',
  icon: 'ScanEye',
  keywords: [
    'MultiheadAttention',
    'nn.MultiheadAttention',
    'self-attention',
    'transformer',
    'cross-attention',
    'qkv',
    '自注意力',
    '注意力机制',
    '交叉注意力',
  ],
  nativeOnly: {
    en: 'Runs on the native engine only: tfjs cannot train it, and so it cannot be exported to TF.js.',
    zh: '只能在原生引擎上运行：tfjs 无法训练它，因此也不能导出为 TF.js。',
  },
  params: {
    numHeads: integer({
      label: { en: 'Heads', zh: '头数' },
      help: { en: 'How many looks are taken side by side.', zh: '并行查看的次数。' },
      initial: 4,
      min: 1,
      max: 128,
      onCard: true,
    }),
    keyDim: integer({
      label: { en: 'Size of a head', zh: '每头大小' },
      help: {
        en: 'How many numbers a head compares. Usual: the channels divided by the heads.',
        zh: '每个头用多少个数进行比较。通常为通道数除以头数。',
      },
      initial: 16,
      min: 1,
      max: 1024,
      onCard: true,
    }),
    dropout: real({
      label: { en: 'Dropout', zh: '随机失活' },
      help: { en: 'The share of looks that is switched off while training.', zh: '训练时关闭的注意力所占比例。' },
      initial: 0,
      min: 0,
      max: 0.95,
      step: 0.05,
    }),
    useCausalMask: toggle({
      label: { en: 'Only backwards', zh: '只看过去' },
      help: {
        en: 'Each place sees itself and what is before it, as a forecast or a text generator needs it.',
        zh: '每个位置只能看到自己和之前的内容，预测和文本生成需要这样。',
      },
      initial: false,
    }),
    useBias,
  },
  inputs: () => [layerInput, valueInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const query = readTensor(inputs, 'input');
    if (!query) return givesNothing();
    const value = readTensor(inputs, 'value') ?? query;
    const problem = needSequence(query.shape) ?? needSequence(value.shape);
    if (problem) return givesNothing(problem);
    if (values.useCausalMask && value !== query) {
      return givesNothing({
        code: 'attention.causalAcross',
        severity: 'error',
        parameter: 'useCausalMask',
        values: { query: formatShape(query.shape), value: formatShape(value.shape) },
        fixes: [{ type: 'setValue', node: '', parameter: 'useCausalMask', value: false }],
      });
    }
    const { numHeads, keyDim } = values;
    const width = query.shape[1] ?? null;
    const project = (name: string, from: number | null): readonly WeightSpec[] => [
      { name: `${name}_kernel`, shape: [from, numHeads, keyDim], trainable: true },
      ...(values.useBias
        ? [{ name: `${name}_bias`, shape: [numHeads, keyDim], trainable: true, initializer: 'zeros' as const }]
        : []),
    ];
    return givesTensor(query, query.shape, {
      weights: [
        ...project('query', width),
        ...project('key', value.shape[1] ?? null),
        ...project('value', value.shape[1] ?? null),
        { name: 'attention_output_kernel', shape: [numHeads, keyDim, width], trainable: true },
        ...(values.useBias
          ? [{ name: 'attention_output_bias', shape: [width], trainable: true, initializer: 'zeros' as const }]
          : []),
      ],
    });
  },
  step: (values) => ({ type: 'layer', className: 'MultiHeadAttention', config: { ...values } }),
  examples: [
    {
      title: 'lets a sequence look at itself',
      values: { numHeads: 2, keyDim: 3 },
      inputs: { input: [tensorOf([5, 6])] },
      output: tensorOf([5, 6]),
    },
    {
      title: 'looks only backwards, and drops looks while training',
      values: { numHeads: 3, keyDim: 2, useCausalMask: true, dropout: 0.2, useBias: false },
      inputs: { input: [tensorOf([4, 6])] },
      output: tensorOf([4, 6]),
    },
    {
      title: 'looks into another sequence of other length and width',
      values: { numHeads: 2, keyDim: 4 },
      inputs: { input: [tensorOf([3, 6])], value: [tensorOf([7, 5])] },
      output: tensorOf([3, 6]),
    },
    {
      title: 'refuses to look backwards into another sequence',
      values: { useCausalMask: true },
      inputs: { input: [tensorOf([3, 6])], value: [tensorOf([7, 5])] },
      output: 'rejected',
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
  ],
});
