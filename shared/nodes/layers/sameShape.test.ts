import { expect, it } from 'vitest';
import { tensorOf } from '../exampleTypes.ts';
import { findDefinition } from '../registry.ts';

// Fixes such as "set the units of dense_1 to 10" need the node behind the last axis, also through layers that keep it.
const KINDS = [
  ...['activation', 'leakyReLU', 'elu', 'prelu', 'thresholdedReLU', 'softmax'],
  ...['batchNormalization', 'layerNormalization', 'rmsNormalization'],
  ...['dropout', 'alphaDropout', 'gaussianDropout', 'gaussianNoise'],
];

it.each(KINDS)('%s says whose units the last axis is', (kind) => {
  const definition = findDefinition(kind);
  const input = tensorOf([10], { unitsFrom: 'dense_1' });
  const output = definition?.infer(definition.initialValues(), { input: [input] }, null).outputs?.[0];
  expect(output).toMatchObject({ shape: [10], unitsFrom: 'dense_1' });
});
