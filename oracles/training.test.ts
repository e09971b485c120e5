import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { optimizerOf } from '../electron/trainer/testing/buildPlan.ts';
import { exampleCases } from './cases/exampleCases.ts';
import { layerCases } from './cases/layerCases.ts';
import { lossCases } from './cases/lossCases.ts';
import { metricCases } from './cases/metricCases.ts';
import { modelCases } from './cases/modelCases.ts';
import { optimizerCases } from './cases/optimizerCases.ts';
import { planAround, withLayerConfig } from './cases/planAround.ts';
import { sequenceCases } from './cases/sequenceCases.ts';
import { smallCases } from './cases/smallCases.ts';
import { withOptimizer } from './contenders.ts';
import { judgeCase, MEASURES } from './judgeCase.ts';
import { KerasOracle } from './kerasOracle.ts';
import { ParityReport } from './parityReport.ts';

let keras: KerasOracle;
const report = new ParityReport('1-rows', 'Layers, losses, optimizers and models');

beforeAll(async () => {
  keras = await KerasOracle.start();
});

afterAll(async () => {
  await keras.close();
  report.finish(keras.versions);
});

describe.each([
  ['layers', layerCases],
  ['small layers', smallCases],
  ['sequences', sequenceCases],
  ['examples', exampleCases],
  ['losses', lossCases],
  ['metrics', metricCases],
  ['optimizers', optimizerCases],
  ['models', modelCases],
])('%s train as Keras trains them', (_group, cases) => {
  it.each(cases.map((one) => [one.title, one] as const))('%s', async (title, one) => {
    for (const judgement of await judgeCase(keras, one)) {
      const { executor, differences, tolerances } = judgement;
      report.add(title, judgement, one.measures);
      for (const measure of one.measures ?? MEASURES) {
        const { size, where } = differences[measure];
        expect.soft(size, `${executor}: ${measure} at ${where}`).toBeLessThanOrEqual(tolerances[measure]);
      }
    }
  });
});

describe('a difference that is planted is seen', () => {
  const plan = planAround([6], [{ node: 'tested', kind: 'batchNormalization', values: { momentum: 0.9 } }]);

  it.each([
    [
      'in the learning rate',
      withOptimizer(plan, optimizerOf('sgd', { learningRate: 0.0501, momentum: 0.9 })),
      ['loss', 'weights', 'after'],
    ],
    ['in ε', withLayerConfig(plan, 'tested', { epsilon: 0.0011 }), ['forward', 'gradient', 'loss', 'weights', 'after']],
    ['in the moving averages', withLayerConfig(plan, 'tested', { momentum: 0.901 }), ['weights', 'after']],
  ] as const)('%s', async (title, kerasPlan, seen) => {
    for (const { differences, tolerances } of await judgeCase(keras, { title, plan }, kerasPlan)) {
      expect(MEASURES.filter((measure) => differences[measure].size > tolerances[measure])).toEqual(seen);
    }
  });
});
