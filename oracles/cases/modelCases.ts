import { optimizerOf } from '../../electron/trainer/testing/buildPlan.ts';
import { referencePlan } from '../../electron/trainer/testing/examplePlans.ts';
import { FUSED, LAYERS } from '../contenders.ts';
import { mlpPlan } from '../models.ts';
import type { OracleCase } from '../oracleCase.ts';

/** Whole models as people train them. */
export const modelCases: readonly OracleCase[] = [
  {
    title: 'reference CNN, SGD',
    plan: referencePlan({ optimizer: optimizerOf('sgd', { learningRate: 0.05 }) }),
    rows: 32,
  },
  {
    title: 'reference CNN, Adam',
    plan: referencePlan(),
    rows: 32,
    wider: {
      why:
        'Keras takes 1 − β2^t in float32 but 1 − β2 exactly, which makes its first steps 7e-6 too small. Adam divides by √v + ε: where a ' +
        'gradient is nearly nothing, its last bit decides which way a weight moves by a whole learning rate (0.001), and a relu may change sides. drift.test.ts asks float64.',
      executors: [FUSED, LAYERS],
      loss: 1e-2,
      weights: 1e-2,
      after: 1e-2,
    },
  },
  { title: 'MLP 784-128-10, Adam', plan: mlpPlan(), rows: 32 },
];
