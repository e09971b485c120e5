import { FUSED } from '../contenders.ts';
import { sevenModels } from '../models.ts';
import type { OracleCase } from '../oracleCase.ts';
import { withLayerConfig } from './planAround.ts';

/** The seven models over 50 steps of 16 rows. Masks of dropout are drawn otherwise than Keras draws them, so nothing is dropped. */
export const sevenCases: readonly OracleCase[] = sevenModels.map(({ name, plan }) => ({
  title: name,
  plan: plan.model.layers
    .filter(({ kind }) => kind === 'dropout')
    .reduce((without, { node }) => withLayerConfig(without, node, { rate: 0 }), plan),
  rows: 16,
  steps: 50,
  engineOnly: true,
  wider: {
    why: 'see the reference CNN with Adam in modelCases.ts',
    executors: [FUSED],
    loss: 1e-2,
    weights: 1e-2,
    after: 1e-1,
  },
}));
