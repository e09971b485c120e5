import { type Dim, formatShape, shapesFit } from '../../base/shape.ts';
import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensors } from '../inference.ts';
import { layerOutput, mergeInputs } from '../ports.ts';
import { needTwo } from './needTwo.ts';

export const concatenateNode = defineNode({
  kind: 'concatenate',
  version: 1,
  title: { en: 'Concatenate', zh: '拼接' },
  docs: {
    en: 'Joins two or more branches along the last axis: 32 and 16 channels become 48. Use it to bring together what was found in different ways: an image and a table, or early and late layers.\n\nAll other axes must be equal. The order of the wires is the order of the parts.\n\n*Input shape:* equal but for the last axis. *Output shape:* the last axes added up.',
    zh: '沿最后一个轴把两个或更多分支拼接起来：32 个通道和 16 个通道变成 48 个。用它汇集以不同方式得到的结果：图像和表格，或较早和较晚的层。\n\n其他各轴必须相等。连线的顺序就是各部分的顺序。\n\n*输入形状：*除最后一个轴外都相等。*输出形状：*最后一个轴为各输入之和。',
  },
  category: 'merge',
  icon: 'Merge',
  keywords: [
    'Concatenate',
    'torch.cat',
    'concat',
    'join',
    'stack',
    'inception',
    'densenet',
    'unet',
    '拼接',
    '连接',
    '合并',
  ],
  params: {},
  inputs: () => [mergeInputs],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const tensors = readTensors(inputs, 'inputs');
    const [first, ...rest] = tensors;
    if (!first) return givesNothing();
    const tooFew = needTwo(tensors.length);
    if (tooFew) return givesNothing(tooFew);
    let last: Dim = first.shape.at(-1) ?? null;
    for (const tensor of rest) {
      const fits = shapesFit(first.shape.slice(0, -1), tensor.shape.slice(0, -1));
      if (first.shape.length === 0 || tensor.shape.length !== first.shape.length || !fits) {
        return givesNothing({
          code: 'merge.axesDiffer',
          severity: 'error',
          port: 'inputs',
          values: { first: formatShape(first.shape), second: formatShape(tensor.shape) },
        });
      }
      const size: Dim = tensor.shape.at(-1) ?? null;
      last = last === null || size === null ? null : last + size;
    }
    return givesTensor(first, [...first.shape.slice(0, -1), last]);
  },
  step: () => ({ type: 'layer', className: 'Concatenate', config: { axis: -1 } }),
  examples: [
    {
      title: 'adds up the channels',
      inputs: { inputs: [tensorOf([14, 14, 32]), tensorOf([14, 14, 16])] },
      output: tensorOf([14, 14, 48]),
    },
    {
      title: 'refuses images of different size',
      inputs: { inputs: [tensorOf([14, 14, 32]), tensorOf([7, 7, 32])] },
      output: 'rejected',
    },
    { title: 'refuses a single branch', inputs: { inputs: [tensorOf([8])] }, output: 'rejected' },
  ],
});
