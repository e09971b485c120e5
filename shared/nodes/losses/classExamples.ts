import type { Example } from '../definition.ts';
import { speciesField, tableDataset, tensorOf } from '../exampleTypes.ts';
import type { DatasetType } from '../portType.ts';

/** A target of yes or no. */
export const twoClasses: DatasetType = {
  ...tableDataset,
  fields: [{ ...speciesField, name: 'sex', classes: ['female', 'male'] }],
};

/** A target of one number per class. */
export const oneHotDataset: DatasetType = {
  ...tableDataset,
  fields: [{ ...speciesField, dtype: 'float32', shape: [3] }],
};

type ExampleOfLoss = Omit<Example, 'values'>;

/** What every loss over yes and no takes and refuses, behind the activation that suits it. */
export function yesNoExamples(activation: string): readonly ExampleOfLoss[] {
  return [
    {
      title: 'takes one value for yes or no',
      inputs: { prediction: [tensorOf([1], { activation, dataset: twoClasses })] },
      output: { carries: 'objective', target: 'sex', task: 'classification' },
    },
    {
      title: 'refuses ten classes',
      inputs: { prediction: [tensorOf([1], { activation })] },
      output: 'rejected',
    },
  ];
}

/** What every loss over one number per class takes and refuses. */
export const oneHotExamples: readonly ExampleOfLoss[] = [
  {
    title: 'takes three values for three classes',
    inputs: { prediction: [tensorOf([3], { activation: 'softmax', dataset: oneHotDataset })] },
    output: { carries: 'objective', target: 'species', task: 'classification' },
  },
  {
    title: 'refuses class numbers',
    inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
    output: 'rejected',
  },
];
