import { describe, expect, it } from 'vitest';
import { losses } from '../../electron/trainer/engine/losses/losses.ts';
import { countedMetrics } from '../../electron/trainer/engine/metrics/countedMetrics.ts';
import { metrics } from '../../electron/trainer/engine/metrics/metrics.ts';
import { optimizers } from '../../electron/trainer/engine/optimizers/optimizers.ts';
import { listDefinitions } from '../../shared/nodes/registry.ts';
import { exampleCases, NOT_IN_KERAS } from '../cases/exampleCases.ts';
import { layerCases } from '../cases/layerCases.ts';
import { LOSSES_NOT_COMPARED, lossCases } from '../cases/lossCases.ts';
import { metricCases, NOT_COMPARED } from '../cases/metricCases.ts';
import { optimizerCases } from '../cases/optimizerCases.ts';
import { sequenceCases } from '../cases/sequenceCases.ts';
import { smallCases } from '../cases/smallCases.ts';
import type { OracleCase } from '../oracleCase.ts';
import { goldenCases } from './goldenCases.ts';

const kindsOf = (cases: readonly OracleCase[]) =>
  new Set(cases.flatMap(({ plan }) => plan.model.layers.map(({ kind }) => kind)));
const layerKinds = listDefinitions()
  .filter((definition) => definition.step(definition.initialValues()).type === 'layer')
  .map(({ kind }) => kind);

describe('what the engine has is compared with Keras, or it is said why not', () => {
  it('every kind of layer, live and by a golden', () => {
    const live = kindsOf([...layerCases, ...exampleCases, ...sequenceCases, ...smallCases]);
    const golden = kindsOf(Object.values(goldenCases).flat());
    expect(layerKinds.filter((kind) => !live.has(kind) && !NOT_IN_KERAS.has(kind))).toEqual([]);
    expect(layerKinds.filter((kind) => !golden.has(kind) && !NOT_IN_KERAS.has(kind))).toEqual([]);
  });

  it('every loss', () => {
    const compared = new Set(lossCases.flatMap(({ plan }) => plan.training.objectives.map(({ name }) => name)));
    expect(Object.keys(losses).filter((name) => !compared.has(name) && !LOSSES_NOT_COMPARED.has(name))).toEqual([]);
  });

  it('every optimizer', () => {
    const compared = new Set(optimizerCases.map(({ plan }) => plan.training.optimizer.className));
    expect([...optimizers.keys()].filter((name) => !compared.has(name))).toEqual([]);
  });

  it('every metric', () => {
    const compared = new Set(
      [...metricCases, ...layerCases].flatMap(({ plan }) => plan.training.metrics.map(({ name }) => name)),
    );
    const names = [...Object.keys(metrics), ...Object.keys(countedMetrics)];
    expect(names.filter((name) => !compared.has(name) && !NOT_COMPARED.has(name))).toEqual([]);
  });
});
