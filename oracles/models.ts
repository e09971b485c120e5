import { buildPlan } from '../electron/trainer/testing/buildPlan.ts';
import { imageFields } from '../electron/trainer/testing/examplePlans.ts';
import type { Plan } from '../shared/pipeline/plan.ts';
import { numberField } from './cases/planAround.ts';

/** A plain network for 28×28 pixels in a row, with Adam. */
export function mlpPlan(): Plan {
  return buildPlan({
    fields: mlpFields,
    inputs: { input_1: ['pixels'] },
    layers: [
      { node: 'dense_1', kind: 'dense', values: { units: 128 } },
      { node: 'dense_2', kind: 'dense', values: { units: 10, activation: 'softmax' } },
    ],
    training: {
      objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_2', target: 'label' }],
      metrics: [{ node: 'accuracy_1', name: 'accuracy', prediction: 'dense_2', target: 'label', config: {} }],
    },
  });
}

/** Fields that the MLP takes; the label is that of the images. */
export const mlpFields = [numberField('pixels', [784]), ...imageFields(28).filter(({ name }) => name === 'label')];
