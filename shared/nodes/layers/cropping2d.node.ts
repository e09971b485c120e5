import { type Dim, formatShape } from '../../base/shape.ts';
import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { columnEdges, rowEdges } from './edgeParams.ts';
import { needImage } from './needImage.ts';

function cut(size: Dim, edges: readonly [number, number]): Dim {
  return size === null ? null : size - edges[0] - edges[1];
}

export const cropping2dNode = defineNode({
  kind: 'cropping2d',
  version: 1,
  title: { en: 'Cropping 2D', zh: '裁剪 2D' },
  docs: {
    en: 'Cuts rows and columns off the edges of an image. Use it to leave out borders that say nothing, or to bring two branches to one size before they are joined, as the U-Net does.\n\n*Input shape:* height × width × channels. *Output shape:* smaller by what is cut off.',
    zh: '从图像四边裁去若干行和列。可用它去掉没有信息的边缘，或像 U-Net 那样在合并两个分支之前使它们尺寸一致。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*减小所裁的部分。',
  },
  category: 'shape',
  icon: 'Crop',
  keywords: ['Cropping2D', 'CenterCrop', 'crop', 'trim', 'unet', '裁剪', '剪裁', '边缘'],
  params: { rows: rowEdges([1, 1]), columns: columnEdges([1, 1]) },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ rows, columns }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const problem = needImage(tensor.shape);
    if (problem) return givesNothing(problem);
    const [height = null, width = null, channels = null] = tensor.shape;
    const left = [cut(height, rows), cut(width, columns)] as const;
    if (left.some((size) => size !== null && size <= 0)) {
      return givesNothing({
        code: 'crop.nothingLeft',
        severity: 'error',
        port: 'input',
        parameter: left[0] !== null && left[0] <= 0 ? 'rows' : 'columns',
        values: { cut: `${rows[0] + rows[1]}×${columns[0] + columns[1]}`, input: formatShape([height, width]) },
        fixes: [
          {
            type: 'setValue',
            node: '',
            parameter: left[0] !== null && left[0] <= 0 ? 'rows' : 'columns',
            value: [0, 0],
          },
        ],
      });
    }
    return givesTensor(tensor, [...left, channels]);
  },
  step: ({ rows, columns }) => ({ type: 'layer', className: 'Cropping2D', config: { cropping: [rows, columns] } }),
  examples: [
    { title: 'cuts one pixel all around', inputs: { input: [tensorOf([28, 28, 1])] }, output: tensorOf([26, 26, 1]) },
    {
      title: 'cuts unevenly',
      values: { rows: [0, 1], columns: [2, 1] },
      inputs: { input: [tensorOf([5, 6, 2])] },
      output: tensorOf([4, 3, 2]),
    },
    {
      title: 'refuses to cut everything off',
      values: { rows: [2, 3] },
      inputs: { input: [tensorOf([5, 6, 2])] },
      output: 'rejected',
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
  ],
});
