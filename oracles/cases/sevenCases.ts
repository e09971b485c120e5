import { FUSED, GRAPH } from '../contenders.ts';
import { sevenModels } from '../models.ts';
import type { OracleCase } from '../oracleCase.ts';
import { withLayerConfig } from './planAround.ts';

const FUSED_DRIFTS =
  'The fused Adam takes 1 − β2^t exactly and Keras in float32; see the reference CNN with Adam in modelCases.ts.';

/** The seven models over 50 steps of 16 rows. Masks of dropout are drawn otherwise than Keras draws them, so nothing is dropped. */
export const sevenCases: readonly OracleCase[] = sevenModels.map(({ name, plan }) => ({
  title: name,
  plan: plan.model.layers
    .filter(({ kind }) => kind === 'dropout')
    .reduce((without, { node }) => withLayerConfig(without, node, { rate: 0 }), plan),
  rows: 16,
  steps: 50,
  engineOnly: true,
  // The bias of attention's keys moves every score of a row alike, which the softmax takes away: its gradient is rounding and
  // nothing else, and Adam makes steps of that.
  tolerances: { loss: 1e-6, weights: 5e-5 },
  wider:
    name === 'small ResNet'
      ? {
          why: 'drift.test.ts shows that it is float32 itself',
          executors: [GRAPH, FUSED],
          loss: 1e-3,
          weights: 1e-2,
          after: 2e-3,
        }
      : { why: FUSED_DRIFTS, executors: [FUSED], loss: 1e-4, weights: 1e-3, after: 1e-3 },
}));
