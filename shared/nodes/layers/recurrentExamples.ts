import type { Example } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';

/** What every recurrent kind does to shapes; `marks` is what is known about its output. */
export function recurrentExamples(marks: {
  readonly activation: string;
  readonly activationFrom?: string;
}): readonly Example<{
  readonly units: number;
  readonly returnSequences: boolean;
  readonly goBackwards: boolean;
  readonly dropout: number;
  readonly bidirectional: boolean;
  readonly mergeMode: 'concat' | 'sum' | 'mul' | 'ave';
}>[] {
  const known = { ...marks, unitsFrom: '' };
  return [
    {
      title: 'sums a sequence up in its last step',
      values: { units: 6 },
      inputs: { input: [tensorOf([7, 3])] },
      output: tensorOf([6], known),
    },
    {
      title: 'gives every step',
      values: { units: 5, returnSequences: true },
      inputs: { input: [tensorOf([6, 3])] },
      output: tensorOf([6, 5], known),
    },
    {
      title: 'reads backwards',
      values: { units: 4, returnSequences: true, goBackwards: true },
      inputs: { input: [tensorOf([5, 2])] },
      output: tensorOf([5, 4], known),
    },
    {
      title: 'reads in both directions, side by side',
      values: { units: 4, bidirectional: true, returnSequences: true },
      inputs: { input: [tensorOf([5, 3])] },
      output: tensorOf([5, 8], marks),
    },
    {
      title: 'adds up both directions',
      values: { units: 4, bidirectional: true, mergeMode: 'sum' },
      inputs: { input: [tensorOf([5, 3])] },
      output: tensorOf([4], known),
    },
    {
      title: 'drops inputs while training, and lets the length stay unknown',
      values: { units: 4, returnSequences: true, dropout: 0.3 },
      inputs: { input: [tensorOf([null, 3])] },
      output: tensorOf([null, 4], known),
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([50])] }, output: 'rejected' },
    { title: 'refuses an image', inputs: { input: [tensorOf([28, 28, 1])] }, output: 'rejected' },
  ];
}
