import { describe, expect, it } from 'vitest';
import { optimizerOf } from '../electron/trainer/testing/buildPlan.ts';
import { layerCases } from './cases/layerCases.ts';
import { lossCases } from './cases/lossCases.ts';
import { metricCases } from './cases/metricCases.ts';
import { modelCases } from './cases/modelCases.ts';
import { optimizerCases } from './cases/optimizerCases.ts';
import { planAround, withLayerConfig } from './cases/planAround.ts';
import { smallCases } from './cases/smallCases.ts';
import { compareWithKeras } from './compareWithKeras.ts';
import { withOptimizer } from './contenders.ts';
import { judgeCase, MEASURES } from './judgeCase.ts';

const keras = compareWithKeras(
  ['1-rows', 'Layers, losses, metrics, optimizers and models over 20 steps'],
  [
    ['layers', layerCases],
    ['small layers', smallCases],
    ['losses', lossCases],
    ['metrics', metricCases],
    ['optimizers', optimizerCases],
    ['models', modelCases],
  ],
);

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
    for (const { differences, tolerances } of await judgeCase(keras(), { title, plan }, kerasPlan)) {
      expect(MEASURES.filter((measure) => differences[measure].size > tolerances[measure])).toEqual(seen);
    }
  });
});
