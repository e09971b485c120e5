import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { nativeOnly } from './nativeOnly.ts';
import { needSequence } from './needSequence.ts';
import { timeEdges } from './timeEdges.ts';

export const cropping1dNode = defineNode({
  kind: 'cropping1d',
  version: 1,
  title: { en: 'Cropping 1D', zh: '裁剪 1D' },
  docs: {
    en: 'Cuts steps off the start and the end of a sequence. Use it to leave out what a convolution has seen only half of, or to bring two branches to one length before they are joined.\n\n*Input shape:* time × channels. *Output shape:* shorter by what is cut off.',
    zh: '从序列的开头和结尾裁去若干时间步。可用它去掉卷积只看到一半的部分，或在合并两个分支之前使它们长度一致。\n\n*输入形状：*时间 × 通道。*输出形状：*缩短所裁的部分。',
  },
  category: 'shape',
  icon: 'Scissors',
  keywords: ['Cropping1D', 'crop', 'trim', 'cut', 'slice', '裁剪', '剪裁', '序列'],
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
    const left = time === null ? null : time - edges[0] - edges[1];
    if (left !== null && left <= 0) {
      return givesNothing({
        code: 'crop.nothingLeft',
        severity: 'error',
        port: 'input',
        parameter: 'edges',
        values: { cut: edges[0] + edges[1], input: time ?? 0 },
        fixes: [{ type: 'setValue', node: '', parameter: 'edges', value: [0, 0] }],
      });
    }
    return givesTensor(tensor, [left, channels]);
  },
  step: ({ edges }) => ({ type: 'layer', className: 'Cropping1D', config: { cropping: edges } }),
  examples: [
    { title: 'cuts a step off both ends', inputs: { input: [tensorOf([9, 3])] }, output: tensorOf([7, 3]) },
    {
      title: 'cuts the start only',
      values: { edges: [4, 0] },
      inputs: { input: [tensorOf([6, 2])] },
      output: tensorOf([2, 2]),
    },
    {
      title: 'refuses to cut everything off',
      values: { edges: [2, 3] },
      inputs: { input: [tensorOf([5, 2])] },
      output: 'rejected',
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
  ],
});
