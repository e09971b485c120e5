import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensors } from '../inference.ts';
import { layerOutput, mergeInputs } from '../ports.ts';
import { joinBranches } from './joinBranches.ts';

export const addNode = defineNode({
  kind: 'add',
  version: 1,
  title: { en: 'Add', zh: '相加' },
  docs: {
    en: 'Adds two or more branches value by value. With one branch that skips some layers this makes a residual connection, which lets deep networks train: the layers only learn what to change.\n\nAll branches need the same shape; an axis of size 1 is repeated to fit.\n\n*Input shape:* the same for all. *Output shape:* unchanged.',
    zh: '把两个或更多分支按数值相加。如果其中一个分支跳过了若干层，就形成残差连接，它使很深的网络也能训练：各层只需学习要改变的部分。\n\n所有分支的形状必须相同；大小为 1 的轴会自动重复以匹配。\n\n*输入形状：*全部相同。*输出形状：*不变。',
  },
  category: 'merge',
  icon: 'Plus',
  keywords: [
    'Add',
    'sum',
    'residual',
    'skip connection',
    'resnet',
    'shortcut',
    '+',
    '相加',
    '残差',
    '跳跃连接',
    '求和',
  ],
  params: {},
  inputs: () => [mergeInputs],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const joined = joinBranches(readTensors(inputs, 'inputs'));
    if (joined.shape) return givesTensor(joined.first, joined.shape);
    return joined.problem ? givesNothing(joined.problem) : givesNothing();
  },
  step: () => ({ type: 'layer', className: 'Add', config: {} }),
  examples: [
    {
      title: 'adds branches of one shape',
      inputs: { inputs: [tensorOf([14, 14, 32]), tensorOf([14, 14, 32])] },
      output: tensorOf([14, 14, 32]),
    },
    {
      title: 'repeats an axis of size 1',
      inputs: { inputs: [tensorOf([14, 14, 32]), tensorOf([1, 1, 32])] },
      output: tensorOf([14, 14, 32]),
    },
    {
      title: 'refuses different shapes',
      inputs: { inputs: [tensorOf([14, 14, 32]), tensorOf([14, 14, 16])] },
      output: 'rejected',
    },
    { title: 'refuses a single branch', inputs: { inputs: [tensorOf([8])] }, output: 'rejected' },
  ],
});
