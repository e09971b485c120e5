import type { Text } from '../../base/text.ts';
import { defineNode, type NodeDefinition } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { needImage } from './needImage.ts';
import { needSequence } from './needSequence.ts';

/** Layers that make one number of each channel, over a whole image (2) or a whole sequence (1). */
export function defineGlobalPooling(spec: {
  readonly kind: string;
  readonly className: string;
  readonly dimensions: 1 | 2;
  readonly title: Text;
  readonly docs: Text;
  readonly icon: string;
  readonly keywords: readonly string[];
}): NodeDefinition {
  const { className, dimensions, ...words } = spec;
  const need = dimensions === 2 ? needImage : needSequence;
  return defineNode({
    ...words,
    version: 1,
    category: 'layer',
    family: 'pooling',
    params: {},
    inputs: () => [layerInput],
    outputs: () => [layerOutput],
    infer(_values, inputs) {
      const tensor = readTensor(inputs, 'input');
      if (!tensor) return givesNothing();
      const problem = need(tensor.shape);
      return problem ? givesNothing(problem) : givesTensor(tensor, [tensor.shape[dimensions] ?? null]);
    },
    step: () => ({ type: 'layer', className, config: {} }),
    examples: [
      {
        title: 'gives one number per channel',
        inputs: { input: [tensorOf(dimensions === 2 ? [7, 5, 6] : [9, 6])] },
        output: tensorOf([6]),
      },
      { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
    ],
  });
}
