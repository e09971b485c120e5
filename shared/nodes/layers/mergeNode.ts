import type { Text } from '../../base/text.ts';
import { defineNode, type NodeDefinition } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensors } from '../inference.ts';
import { layerOutput, mergeInputs } from '../ports.ts';
import { joinBranches } from './joinBranches.ts';

/** Layers that put branches together value by value differ in words and in what the executor does, not in shapes. */
export function defineMerge(spec: {
  readonly kind: string;
  readonly className: string;
  readonly title: Text;
  readonly docs: Text;
  readonly icon: string;
  readonly keywords: readonly string[];
  readonly nativeOnly?: Text;
  /** Takes two branches and no more. */
  readonly takesTwo?: boolean;
}): NodeDefinition {
  const { className, takesTwo = false, ...words } = spec;
  return defineNode({
    ...words,
    version: 1,
    category: 'merge',
    params: {},
    inputs: () => [mergeInputs],
    outputs: () => [layerOutput],
    infer(_values, inputs) {
      const tensors = readTensors(inputs, 'inputs');
      if (takesTwo && tensors.length > 2) {
        return givesNothing({
          code: 'merge.takesTwo',
          severity: 'error',
          port: 'inputs',
          values: { needs: 2, got: tensors.length },
        });
      }
      const joined = joinBranches(tensors);
      if (joined.shape) return givesTensor(joined.first, joined.shape);
      return joined.problem ? givesNothing(joined.problem) : givesNothing();
    },
    step: () => ({ type: 'layer', className, config: {} }),
    examples: [
      {
        title: 'takes branches of one shape',
        inputs: { inputs: [tensorOf([6, 5, 4]), tensorOf([6, 5, 4])] },
        output: tensorOf([6, 5, 4]),
      },
      {
        title: 'repeats an axis of size 1',
        inputs: { inputs: [tensorOf([6, 5, 4]), tensorOf([1, 1, 4])] },
        output: tensorOf([6, 5, 4]),
      },
      takesTwo
        ? {
            title: 'refuses a third branch',
            inputs: { inputs: [tensorOf([8]), tensorOf([8]), tensorOf([8])] },
            output: 'rejected',
          }
        : {
            title: 'takes three branches',
            inputs: { inputs: [tensorOf([8]), tensorOf([8]), tensorOf([8])] },
            output: tensorOf([8]),
          },
      {
        title: 'refuses different shapes',
        inputs: { inputs: [tensorOf([14, 14, 32]), tensorOf([14, 14, 16])] },
        output: 'rejected',
      },
      { title: 'refuses a single branch', inputs: { inputs: [tensorOf([8])] }, output: 'rejected' },
    ],
  });
}
