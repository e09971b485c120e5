import type { Text } from '../../base/text.ts';
import { defineNode, type NodeDefinition } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, passesTensor, readTensor } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { needImage } from './needImage.ts';
import { needSequence } from './needSequence.ts';

/** Dropout of whole channels, of sequences (1) and of images (2). */
export function defineSpatialDropout(spec: {
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
  const shape = dimensions === 2 ? [5, 6, 8] : [9, 8];
  return defineNode({
    ...words,
    version: 1,
    category: 'layer',
    family: 'regularisation',
    params: {
      rate: real({
        label: { en: 'Rate', zh: '比例' },
        help: {
          en: 'The share of channels that is set to zero (not the share that is kept).',
          zh: '被置零的通道所占比例（不是保留的比例）。',
        },
        initial: 0.25,
        min: 0,
        max: 0.95,
        step: 0.05,
        onCard: true,
      }),
    },
    inputs: () => [layerInput],
    outputs: () => [layerOutput],
    infer(_values, inputs) {
      const tensor = readTensor(inputs, 'input');
      if (!tensor) return givesNothing();
      const problem = need(tensor.shape);
      return problem ? givesNothing(problem) : passesTensor(tensor);
    },
    step: ({ rate }) => ({ type: 'layer', className, config: { rate } }),
    examples: [
      { title: 'keeps the shape', inputs: { input: [tensorOf(shape)] }, output: tensorOf(shape) },
      { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
    ],
  });
}
