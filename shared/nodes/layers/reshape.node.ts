import { countElements, formatShape, type Shape } from '../../base/shape.ts';
import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { dims } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

/** Puts what is left into the axis that is written as -1; null when it does not come out even. */
function resolveTarget(target: readonly number[], elements: number): Shape | null {
  const known = target.filter((dim) => dim !== -1).reduce((product, dim) => product * dim, 1);
  const open = target.filter((dim) => dim === -1).length;
  if (open === 0) return known === elements ? target : null;
  return open === 1 && elements % known === 0 ? target.map((dim) => (dim === -1 ? elements / known : dim)) : null;
}

export const reshapeNode = defineNode({
  kind: 'reshape',
  version: 1,
  title: { en: 'Reshape', zh: '重塑形状' },
  docs: {
    en: 'Gives the same values another shape: 784 numbers become an image of 28×28×1. The number of values must stay the same, and their order does. One axis may be -1: it takes what is left.\n\nUse it to feed rows of numbers to convolutions, or to turn the output of a dense layer into an image.\n\n*Input shape:* any. *Output shape:* the target shape.',
    zh: '给同样的数值换一个形状：784 个数变成 28×28×1 的图像。数值的个数必须不变，顺序也不变。其中一个轴可以写 -1，表示由剩余的数值决定。\n\n可用它把成行的数值送入卷积层，或把全连接层的输出变成图像。\n\n*输入形状：*任意。*输出形状：*目标形状。',
  },
  category: 'shape',
  icon: 'Scaling',
  keywords: ['Reshape', 'view', 'unflatten', 'nn.Unflatten', 'resize', '重塑', '变形', '形状'],
  params: {
    targetShape: dims({
      label: { en: 'Target shape', zh: '目标形状' },
      help: {
        en: 'The sizes of the axes, without the batch. -1 once at most, for what is left.',
        zh: '各轴的大小，不含批次。最多写一个 -1，表示剩余部分。',
      },
      initial: [28, 28, 1],
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ targetShape }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    if (targetShape.filter((dim) => dim === -1).length > 1) {
      return givesNothing({
        code: 'reshape.twoOpen',
        severity: 'error',
        parameter: 'targetShape',
        values: { target: formatShape(targetShape) },
        fixes: [{ type: 'setValue', node: '', parameter: 'targetShape', value: [-1] }],
      });
    }
    const elements = countElements(tensor.shape);
    if (elements === null)
      return givesTensor(
        tensor,
        targetShape.map((dim) => (dim === -1 ? null : dim)),
      );
    const resolved = resolveTarget(targetShape, elements);
    if (resolved) return givesTensor(tensor, resolved);
    return givesNothing({
      code: 'reshape.elements',
      severity: 'error',
      parameter: 'targetShape',
      values: {
        target: formatShape(targetShape),
        needs: targetShape.filter((dim) => dim !== -1).reduce((product, dim) => product * dim, 1),
        input: formatShape(tensor.shape),
        got: elements,
      },
      fixes: [{ type: 'setValue', node: '', parameter: 'targetShape', value: [-1] }],
    });
  },
  step: ({ targetShape }) => ({ type: 'layer', className: 'Reshape', config: { targetShape } }),
  examples: [
    { title: 'makes an image of a row', inputs: { input: [tensorOf([784])] }, output: tensorOf([28, 28, 1]) },
    {
      title: 'puts what is left into the open axis',
      values: { targetShape: [7, -1] },
      inputs: { input: [tensorOf([14, 3])] },
      output: tensorOf([7, 6]),
    },
    {
      title: 'refuses another number of values',
      inputs: { input: [tensorOf([100])] },
      output: 'rejected',
    },
    {
      title: 'refuses two open axes',
      values: { targetShape: [-1, -1] },
      inputs: { input: [tensorOf([100])] },
      output: 'rejected',
    },
  ],
});
