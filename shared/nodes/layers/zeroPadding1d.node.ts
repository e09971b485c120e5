import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { nativeOnly } from './nativeOnly.ts';
import { needSequence } from './needSequence.ts';
import { timeEdges } from './timeEdges.ts';

export const zeroPadding1dNode = defineNode({
  kind: 'zeroPadding1d',
  version: 1,
  title: { en: 'Zero padding 1D', zh: '零填充 1D' },
  docs: {
    en: 'Adds zeros before the start and after the end of a sequence. Use it to bring sequences to a length that the network needs, or to pad unevenly before a convolution with valid padding.\n\n*Input shape:* time × channels. *Output shape:* longer by what is added.',
    zh: '在序列开头之前和结尾之后补零。可用它把序列调整到网络需要的长度，或在使用 valid 填充的卷积之前做不对称的填充。\n\n*输入形状：*时间 × 通道。*输出形状：*增长所补的部分。',
  },
  category: 'shape',
  icon: 'StretchHorizontal',
  keywords: ['ZeroPadding1D', 'F.pad', 'ConstantPad1d', 'margin', '补零', '填充', '序列'],
  nativeOnly,
  params: { edges: timeEdges },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ edges }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const problem = needSequence(tensor.shape);
    if (problem) return givesNothing(problem);
    const [time = null, channels = null] = tensor.shape;
    return givesTensor(tensor, [time === null ? null : time + edges[0] + edges[1], channels]);
  },
  step: ({ edges }) => ({ type: 'layer', className: 'ZeroPadding1D', config: { padding: edges } }),
  examples: [
    { title: 'adds a step at both ends', inputs: { input: [tensorOf([9, 3])] }, output: tensorOf([11, 3]) },
    {
      title: 'adds at the start only',
      values: { edges: [4, 0] },
      inputs: { input: [tensorOf([5, 2])] },
      output: tensorOf([9, 2]),
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
  ],
});
