import type { OracleCase } from '../oracleCase.ts';
import { smallNetwork } from './planAround.ts';

/** Metrics that are the mean of something over the rows of a batch, by the names that plans use. */
const MEANS = ['meanAbsoluteError', 'meanSquaredError', 'meanAbsolutePercentageError', 'cosineSimilarity'];

/** A metric of every step, on outputs in the place of values. Accuracy stands in every case of layers and models. */
export const metricCases: readonly OracleCase[] = MEANS.map((name) => {
  // A loss whose targets lie far enough from zero for an error in percent.
  const plan = smallNetwork({ activation: 'softplus' }, { name: 'meanAbsolutePercentageError' });
  const metrics = [{ node: `${name}_1`, name, prediction: 'output', target: 'y', config: {} }];
  return {
    title: `metric ${name}`,
    plan: { ...plan, training: { ...plan.training, metrics } },
    rows: [8, 3],
    steps: 5,
    engineOnly: true,
    // A percentage, and a hundred times the error: the rounding is a hundred times that of the others.
    tolerances: { loss: 1e-4, weights: 1e-3, after: 1e-3, metrics: 1e-4 },
  };
});

/** Metrics without a case here, with the reason. */
export const NOT_COMPARED: ReadonlyMap<string, string> = new Map([
  ['topKAccuracy', 'Keras takes the name apart by the target; the counting is checked in metrics.test.ts'],
  ...['precision', 'recall', 'f1Score', 'auc', 'rootMeanSquaredError', 'r2Score'].map(
    (name) =>
      [
        name,
        'counted over all rows of an epoch, not a mean of steps; metrics.test.ts has values of Keras and formulas',
      ] as const,
  ),
]);
