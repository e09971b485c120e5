import type { Text } from '../../base/text.ts';
import { defineNode, type NodeDefinition } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { nativeOnly } from './nativeOnly.ts';
import { needImage } from './needImage.ts';
import { needSequence } from './needSequence.ts';
import { needVolume } from './needVolume.ts';

// Layers that make one number of each channel, over a whole sequence (1), image (2) or volume (3).
const NEEDS = { 1: needSequence, 2: needImage, 3: needVolume } as const;
const EXAMPLES = { 1: [9, 6], 2: [7, 5, 6], 3: [4, 3, 5, 6] } as const;

/** Defines one of these layers; tfjs has none for volumes. */
export function defineGlobalPooling(spec: {
  readonly kind: string;
  readonly className: string;
  readonly dimensions: 1 | 2 | 3;
  readonly title: Text;
  readonly docs: Text;
  readonly icon: string;
  readonly keywords: readonly string[];
}): NodeDefinition {
  const { className, dimensions, ...words } = spec;
  const need = NEEDS[dimensions];
  return defineNode({
    ...words,
    version: 1,
    ...(dimensions === 3 ? { nativeOnly } : {}),
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
        inputs: { input: [tensorOf(EXAMPLES[dimensions])] },
        output: tensorOf([6]),
      },
      { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
    ],
  });
}
