import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { columnEdges, rowEdges } from './edgeParams.ts';
import { needImage } from './needImage.ts';

export const zeroPadding2dNode = defineNode({
  kind: 'zeroPadding2d',
  version: 1,
  title: { en: 'Zero padding 2D', zh: '零填充 2D' },
  docs: {
    en: 'Surrounds an image with zeros, as many rows and columns on each side as you say. Use it to bring images to a size that the network needs, or to pad unevenly before a convolution with valid padding, as networks from PyTorch do.\n\n*Input shape:* height × width × channels. *Output shape:* larger by what is added.',
    zh: '在图像四周补零，每一边补多少行或列由你决定。可用它把图像调整到网络需要的尺寸，或在使用 valid 填充的卷积之前做不对称的填充，就像来自 PyTorch 的网络那样。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*增大所补的部分。',
  },
  category: 'shape',
  icon: 'Frame',
  keywords: ['ZeroPad2d', 'nn.ZeroPad2d', 'F.pad', 'border', 'margin', '补零', '填充', '边框'],
  params: { rows: rowEdges([1, 1]), columns: columnEdges([1, 1]) },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ rows, columns }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const problem = needImage(tensor.shape);
    if (problem) return givesNothing(problem);
    const [height = null, width = null, channels = null] = tensor.shape;
    return givesTensor(tensor, [
      height === null ? null : height + rows[0] + rows[1],
      width === null ? null : width + columns[0] + columns[1],
      channels,
    ]);
  },
  step: ({ rows, columns }) => ({ type: 'layer', className: 'ZeroPadding2D', config: { padding: [rows, columns] } }),
  examples: [
    { title: 'adds one pixel all around', inputs: { input: [tensorOf([28, 28, 1])] }, output: tensorOf([30, 30, 1]) },
    {
      title: 'adds unevenly',
      values: { rows: [0, 1], columns: [2, 3] },
      inputs: { input: [tensorOf([5, 6, 2])] },
      output: tensorOf([6, 11, 2]),
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
  ],
});
