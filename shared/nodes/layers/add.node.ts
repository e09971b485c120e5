import { type Dim, formatShape, type Shape } from '../../base/shape.ts';
import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensors } from '../inference.ts';
import { layerOutput, mergeInputs } from '../ports.ts';
import { needTwo } from './needTwo.ts';

/** Axes of equal size stay, an axis of size 1 takes the other's, as in Keras; null when they do not go together. */
function broadcast(a: Shape, b: Shape): Shape | null {
  if (a.length !== b.length) return null;
  const sizes: Dim[] = [];
  for (const [axis, left] of a.entries()) {
    const right = b[axis] ?? null;
    if (left === 1) sizes.push(right);
    else if (right === 1 || left === right) sizes.push(left);
    else if (left === null || right === null) sizes.push(left ?? right);
    else return null;
  }
  return sizes;
}

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
    const tensors = readTensors(inputs, 'inputs');
    const [first, ...rest] = tensors;
    if (!first) return givesNothing();
    const tooFew = needTwo(tensors.length);
    if (tooFew) return givesNothing(tooFew);
    let shape = first.shape;
    for (const tensor of rest) {
      const joined = broadcast(shape, tensor.shape);
      if (!joined) {
        return givesNothing({
          code: 'merge.shapesDiffer',
          severity: 'error',
          port: 'inputs',
          values: { first: formatShape(shape), second: formatShape(tensor.shape) },
        });
      }
      shape = joined;
    }
    return givesTensor(first, shape);
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
