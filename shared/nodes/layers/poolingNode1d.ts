import type { Text } from '../../base/text.ts';
import { defineNode, type NodeDefinition } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { integer } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { padding, stridesLikePool } from './layerParams.ts';
import { needSequence } from './needSequence.ts';
import { slideAlongTime } from './slideAlongTime.ts';

/** Max and average pooling along time, made from one description as in two dimensions. */
export function definePooling1d(spec: {
  readonly kind: string;
  readonly className: string;
  readonly title: Text;
  readonly docs: Text;
  readonly icon: string;
  readonly keywords: readonly string[];
}): NodeDefinition {
  const { className, ...words } = spec;
  return defineNode({
    ...words,
    version: 1,
    category: 'layer',
    family: 'pooling',
    params: {
      poolSize: integer({
        label: { en: 'Window', zh: '窗口' },
        help: {
          en: 'How many steps become one. 2 halves the length.',
          zh: '多少个时间步合并为一个。2 使长度减半。',
        },
        unit: { en: 'steps', zh: '步' },
        initial: 2,
        min: 1,
        max: 1024,
        onCard: true,
      }),
      stridesLikePool,
      strides: integer({
        label: { en: 'Step', zh: '步幅' },
        help: { en: 'How far the window moves.', zh: '窗口每次移动的距离。' },
        unit: { en: 'steps', zh: '步' },
        initial: 2,
        min: 1,
        max: 1024,
        visibleWhen: (values) => values.stridesLikePool !== true,
      }),
      padding,
    },
    inputs: () => [layerInput],
    outputs: () => [layerOutput],
    infer(values, inputs) {
      const tensor = readTensor(inputs, 'input');
      if (!tensor) return givesNothing();
      const problem = needSequence(tensor.shape);
      if (problem) return givesNothing(problem);
      const slid = slideAlongTime(tensor.shape, {
        parameter: 'poolSize',
        size: values.poolSize,
        stride: values.stridesLikePool ? values.poolSize : values.strides,
        padding: values.padding,
      });
      return slid.problem ? givesNothing(slid.problem) : givesTensor(tensor, [slid.times, tensor.shape[1] ?? null]);
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
      { title: 'halves the length', inputs: { input: [tensorOf([50, 8])] }, output: tensorOf([25, 8]) },
      {
        title: 'drops an odd last step with valid padding',
        inputs: { input: [tensorOf([7, 3])] },
        output: tensorOf([3, 3]),
      },
      {
        title: 'keeps an odd last step with same padding',
        values: { padding: 'same' },
        inputs: { input: [tensorOf([7, 3])] },
        output: tensorOf([4, 3]),
      },
      {
        title: 'overlaps with a smaller step',
        values: { poolSize: 3, stridesLikePool: false, strides: 1 },
        inputs: { input: [tensorOf([9, 2])] },
        output: tensorOf([7, 2]),
      },
      {
        title: 'refuses a window that is longer than the sequence',
        values: { poolSize: 5 },
        inputs: { input: [tensorOf([4, 1])] },
        output: 'rejected',
      },
      { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
    ],
  });
}
