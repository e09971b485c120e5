import type { Text } from '../../base/text.ts';
import { defineNode, type NodeDefinition } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { pair } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { padding, stridesLikePool } from './layerParams.ts';
import { needImage } from './needImage.ts';
import { slideWindow } from './slideWindow.ts';

/** Max and average pooling differ in words and in what the executor does, not in shapes: one description makes both. */
export function definePooling(spec: {
  readonly kind: string;
  readonly className: string;
  readonly title: Text;
  readonly docs: Text;
  readonly icon: string;
  readonly usual?: boolean;
  readonly keywords: readonly string[];
}): NodeDefinition {
  const { className, ...words } = spec;
  return defineNode({
    ...words,
    version: 1,
    category: 'layer',
    family: 'pooling',
    params: {
      poolSize: pair({
        label: { en: 'Window', zh: '窗口' },
        help: {
          en: 'Height and width of the patch that becomes one number. 2×2 halves both sides.',
          zh: '合并为一个数的小块的高和宽。2×2 使两边各减半。',
        },
        unit: { en: 'px', zh: '像素' },
        initial: [2, 2],
        min: 1,
        max: 256,
        onCard: true,
      }),
      stridesLikePool,
      strides: pair({
        label: { en: 'Step', zh: '步幅' },
        help: { en: 'How far the window moves, down and right.', zh: '窗口每次向下和向右移动的距离。' },
        unit: { en: 'px', zh: '像素' },
        initial: [2, 2],
        min: 1,
        max: 256,
        visibleWhen: (values) => values.stridesLikePool !== true,
      }),
      padding,
    },
    inputs: () => [layerInput],
    outputs: () => [layerOutput],
    infer(values, inputs) {
      const tensor = readTensor(inputs, 'input');
      if (!tensor) return givesNothing();
      const problem = needImage(tensor.shape);
      if (problem) return givesNothing(problem);
      const slid = slideWindow(tensor.shape, {
        parameter: 'poolSize',
        size: values.poolSize,
        strides: values.stridesLikePool ? values.poolSize : values.strides,
        dilation: [1, 1],
        padding: values.padding,
      });
      return slid.problem ? givesNothing(slid.problem) : givesTensor(tensor, slid.shape);
    },
    step: (values) => ({
      type: 'layer',
      className,
      config: {
        poolSize: values.poolSize,
        strides: values.stridesLikePool ? values.poolSize : values.strides,
        padding: values.padding,
      },
    }),
    examples: [
      {
        title: 'halves height and width',
        inputs: { input: [tensorOf([26, 26, 32])] },
        output: tensorOf([13, 13, 32]),
      },
      {
        title: 'drops an odd last row with valid padding',
        inputs: { input: [tensorOf([13, 13, 8])] },
        output: tensorOf([6, 6, 8]),
      },
      {
        title: 'keeps an odd last row with same padding',
        values: { padding: 'same' },
        inputs: { input: [tensorOf([13, 13, 8])] },
        output: tensorOf([7, 7, 8]),
      },
      {
        title: 'overlaps with a smaller step',
        values: { poolSize: [3, 3], stridesLikePool: false, strides: [1, 2] },
        inputs: { input: [tensorOf([9, 9, 1])] },
        output: tensorOf([7, 4, 1]),
      },
      {
        title: 'refuses a window that is larger than the image',
        values: { poolSize: [4, 4] },
        inputs: { input: [tensorOf([3, 3, 1])] },
        output: 'rejected',
      },
      { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
    ],
  });
}
